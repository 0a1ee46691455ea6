package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.BOB;
import static dev.mfacore.support.TestBench.EMAIL;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.BeginRequest;
import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.PhoneNumber;
import dev.mfacore.Rejected;
import dev.mfacore.Sending;
import dev.mfacore.Verification;
import dev.mfacore.support.SeededRandom;
import dev.mfacore.support.TestBench;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Delivered codes: how they are made and what they are good for. */
class DeliveredCodeTest {

    private static final DeliveryTarget TO_PHONE = DeliveryTarget.of(PHONE);
    private static final Rejected INVALID = new Rejected(Rejected.Reason.INVALID_CODE);

    private final TestBench bench = TestBench.create();

    /** A sent code of a fresh transaction. */
    private record SentCode(Caller.TokenHolder holder, String code, Instant at) {}

    private SentCode send(BeginRequest request) {
        Caller.TokenHolder holder = bench.begin(request);
        assertThat(bench.service().send(holder, TO_PHONE)).isInstanceOf(Sending.Sent.class);
        return new SentCode(
                holder, bench.delivery().codeFor(PHONE), bench.clock().instant());
    }

    private Verification verify(SentCode sent, String code) {
        return bench.service().verifySms(sent.holder(), TO_PHONE, code);
    }

    @Test
    @Tag("DOTP-01")
    void everyPositionAndTheWholeValueAreUniform() {
        RandomCodes codes = new RandomCodes(new SeededRandom(7));
        int draws = 60_000;
        int[][] counts = new int[6][10];
        int[] buckets = new int[100];
        for (int i = 0; i < draws; i++) {
            String code = codes.digits(6);
            assertThat(code).matches("[0-9]{6}");
            for (int at = 0; at < 6; at++) {
                counts[at][code.charAt(at) - '0']++;
            }
            buckets[Integer.parseInt(code) / 10_000]++;
        }
        for (int[] position : counts) {
            assertThat(chiSquare(position, draws / 10.0))
                    .as("9 degrees of freedom")
                    .isLessThan(33);
        }
        assertThat(chiSquare(buckets, draws / 100.0))
                .as("99 degrees of freedom")
                .isLessThan(160);
    }

    private static double chiSquare(int[] counts, double expected) {
        double sum = 0;
        for (int count : counts) {
            sum += (count - expected) * (count - expected) / expected;
        }
        return sum;
    }

    @Test
    @Tag("DOTP-02")
    void codesDifferAtAFrozenClockAndAcrossRestarts() {
        bench.bind(ADA, PHONE);
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            bench.restart(builder -> builder.random(new java.security.SecureRandom()));
            codes.add(send(BeginRequest.signIn(ADA)).code());
            bench.clock().advance(Duration.ofHours(3));
        }
        assertThat(codes).hasSizeGreaterThan(3);
    }

    @Test
    @Tag("DOTP-03")
    void acceptedOnceAndOnlyTheRightOne() {
        bench.bind(ADA, PHONE);
        SentCode sent = send(BeginRequest.signIn(ADA));
        assertThat(verify(sent, wrong(sent.code()))).isEqualTo(INVALID);
        assertThat(verify(sent, sent.code())).isInstanceOf(Verification.Verified.class);
        assertThat(verify(sent, sent.code())).isEqualTo(TokenGate.INVALID_TOKEN);
        assertThat(bench.service().verifySms(bench.signIn(ADA), TO_PHONE, sent.code()))
                .isEqualTo(INVALID);
    }

    @Property(tries = 30)
    @net.jqwik.api.Tag("DOTP-03")
    void nothingIsAcceptedWhereNothingWasSent(@ForAll @StringLength(max = 16) String input) {
        TestBench own = TestBench.create();
        own.bind(ADA, PHONE);
        assertThat(own.service().verifySms(own.signIn(ADA), TO_PHONE, input)).isEqualTo(INVALID);
        assertThat(own.service().verifySms(own.signIn(ADA), TO_PHONE, "")).isEqualTo(INVALID);
        assertThat(own.service().verifySms(own.signIn(ADA), TO_PHONE, "0")).isEqualTo(INVALID);
    }

    @Test
    @Tag("DOTP-03")
    @Tag("INP-04")
    void aMissingCodeIsMisuseAndChangesNothing() {
        bench.bind(ADA, PHONE);
        SentCode sent = send(BeginRequest.signIn(ADA));
        byte[] before = bench.stored(ADA).orElseThrow();
        assertThatThrownBy(() -> verify(sent, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("code");
        assertThat(bench.stored(ADA).orElseThrow()).isEqualTo(before);
        assertThat(verify(sent, sent.code())).isInstanceOf(Verification.Verified.class);
    }

    @Property(tries = 20)
    @net.jqwik.api.Tag("DOTP-04")
    void livesToTheNanosecondBeforeItsEnd(@ForAll @IntRange(min = 1, max = 600) int seconds) {
        for (long nanos : new long[] {-1, 0, 1}) {
            TestBench own = TestBench.with(MfaPolicy.builder()
                    .codeLife(Duration.ofSeconds(seconds))
                    .tokenLife(Duration.ofMinutes(10))
                    .build());
            own.bind(ADA, PHONE);
            Caller.TokenHolder early = own.signIn(ADA);
            own.clock().advance(Duration.ofNanos(-2));
            own.service().send(early, TO_PHONE);
            Instant end = own.clock().instant().plusSeconds(seconds).plusNanos(nanos);
            own.clock().set(end);
            Verification answer =
                    own.service().verifySms(early, TO_PHONE, own.delivery().codeFor(PHONE));
            if (nanos < 0) {
                assertThat(answer).isInstanceOf(Verification.Verified.class);
            } else {
                assertThat(answer).isInstanceOf(Rejected.class);
            }
        }
        assertThatThrownBy(() -> MfaPolicy.builder()
                        .codeLife(Duration.ofMinutes(10).plusNanos(1))
                        .build())
                .hasMessageContaining("codeLife");
    }

    @Test
    @Tag("DOTP-05")
    void aNewCodeVoidsTheOldOne() {
        bench.bind(ADA, PHONE);
        SentCode first = send(BeginRequest.signIn(ADA));
        bench.clock().advance(Duration.ofSeconds(61));
        assertThat(bench.service().send(first.holder(), TO_PHONE)).isInstanceOf(Sending.Sent.class);
        String second = bench.delivery().codeFor(PHONE);
        assertThat(second).isNotEqualTo(first.code());
        assertThat(verify(first, first.code())).isEqualTo(INVALID);
        assertThat(verify(first, second)).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("DOTP-06")
    void belongsToItsTransactionAndUser() {
        bench.bind(ADA, PHONE);
        bench.bind(BOB, new PhoneNumber("+8613700137000"));
        SentCode sent = send(BeginRequest.signIn(ADA));
        assertThat(bench.service().verifySms(bench.signIn(ADA), TO_PHONE, sent.code()))
                .isEqualTo(INVALID);
        assertThat(bench.service().verifySms(bench.signIn(BOB), TO_PHONE, sent.code()))
                .isEqualTo(INVALID);
        assertThat(verify(sent, sent.code())).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("DOTP-07")
    void belongsToItsRecipientAndChannel() {
        var other = new PhoneNumber("+8613900139000");
        bench.bind(ADA, PHONE);
        bench.bind(ADA, other);
        bench.bind(ADA, EMAIL);
        SentCode sent = send(BeginRequest.signIn(ADA));
        assertThat(bench.service().verifySms(sent.holder(), DeliveryTarget.of(other), sent.code()))
                .isEqualTo(INVALID);
        assertThat(bench.service().verifyEmail(sent.holder(), DeliveryTarget.of(EMAIL), sent.code()))
                .isEqualTo(INVALID);
        assertThat(verify(sent, sent.code())).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("DOTP-07")
    void aBindingCodeSignsNobodyIn() {
        bench.bind(ADA, PHONE);
        Association pending = bench.service()
                .associate(Caller.signedIn(ADA), AssociateRequest.deliveredTo("again", PHONE), bench.attested());
        assertThat(pending).isInstanceOf(Association.DeliveredCodes.class);
        String code = bench.delivery().codeFor(PHONE);
        assertThat(bench.service().verifySms(bench.signIn(ADA), TO_PHONE, code)).isEqualTo(INVALID);
    }

    @Test
    @Tag("DOTP-07")
    void hashCoversEveryCircumstance() {
        byte[] key = new byte[32];
        byte[] slot = {1};
        var base = CodeHashes.of(key, slot, dev.mfacore.Factor.SMS, dev.mfacore.Purpose.SIGN_IN, PHONE, "123456");
        Set<List<Byte>> all = new HashSet<>();
        all.add(boxed(base));
        all.add(boxed(
                CodeHashes.of(key, slot, dev.mfacore.Factor.EMAIL, dev.mfacore.Purpose.SIGN_IN, PHONE, "123456")));
        all.add(boxed(CodeHashes.of(
                key, new byte[] {2}, dev.mfacore.Factor.SMS, dev.mfacore.Purpose.SIGN_IN, PHONE, "123456")));
        for (var purpose : dev.mfacore.Purpose.values()) {
            all.add(boxed(CodeHashes.of(key, slot, dev.mfacore.Factor.SMS, purpose, PHONE, "123456")));
        }
        all.add(boxed(CodeHashes.of(key, slot, dev.mfacore.Factor.SMS, dev.mfacore.Purpose.SIGN_IN, EMAIL, "123456")));
        all.add(boxed(CodeHashes.of(key, slot, dev.mfacore.Factor.SMS, dev.mfacore.Purpose.SIGN_IN, PHONE, "123457")));
        assertThat(all).hasSize(8);
    }

    private static List<Byte> boxed(byte[] bytes) {
        List<Byte> list = new java.util.ArrayList<>();
        for (byte b : bytes) {
            list.add(b);
        }
        return list;
    }

    @Property(tries = 10)
    @net.jqwik.api.Tag("DOTP-09")
    void diesAfterSoManyWrongTries(@ForAll @IntRange(min = 1, max = 10) int limit) {
        TestBench own = TestBench.with(MfaPolicy.builder()
                .codeMaxFailures(limit)
                .tokenMaxFailures(100)
                .lockAfter(100)
                .build());
        own.bind(ADA, PHONE);
        Caller.TokenHolder holder = own.signIn(ADA);
        own.service().send(holder, TO_PHONE);
        String code = own.delivery().codeFor(PHONE);
        for (int i = 0; i < limit; i++) {
            assertThat(own.service().verifySms(holder, TO_PHONE, wrong(code))).isEqualTo(INVALID);
        }
        assertThat(own.service().verifySms(holder, TO_PHONE, code)).isEqualTo(INVALID);
        own.clock().advance(Duration.ofSeconds(61));
        own.service().send(holder, TO_PHONE);
        String next = own.delivery().codeFor(PHONE);
        for (int i = 0; i < limit - 1; i++) {
            own.service().verifySms(holder, TO_PHONE, wrong(next));
        }
        assertThat(own.service().verifySms(holder, TO_PHONE, next)).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("SEC-08")
    @Tag("SEC-10")
    void theOperatorHearsWhatTheCallerDoesNot() {
        bench.bind(ADA, PHONE);
        SentCode sent = send(BeginRequest.signIn(ADA));
        bench.events().clear();
        assertThat(verify(sent, wrong(sent.code()))).isEqualTo(INVALID);
        bench.clock().advance(Duration.ofMinutes(5).minusNanos(1));
        bench.clock().advance(Duration.ofNanos(1));
        assertThat(bench.service().verifySms(bench.signIn(ADA), TO_PHONE, sent.code()))
                .isEqualTo(INVALID);
        assertThat(bench.events().outcomes())
                .containsExactly(MfaEvent.Outcome.WRONG, MfaEvent.Outcome.NOTHING_TO_MATCH);
    }

    static String wrong(String code) {
        char last = code.charAt(code.length() - 1);
        return code.substring(0, code.length() - 1) + (last == '9' ? '0' : (char) (last + 1));
    }
}
