package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.BOB;
import static dev.mfacore.support.TestBench.EMAIL;
import static dev.mfacore.support.TestBench.OTHER_PHONE;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Factor;
import dev.mfacore.MfaAdmin.RecordKind;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.PhoneNumber;
import dev.mfacore.Purpose;
import dev.mfacore.Recipient;
import dev.mfacore.Rejected;
import dev.mfacore.Sending;
import dev.mfacore.Verification;
import dev.mfacore.port.StoreKey;
import dev.mfacore.support.PortProbe;
import dev.mfacore.support.PortProbe.Call;
import dev.mfacore.support.TestBench;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sending codes outside any transaction: who may, how often, and that it concerns no user. */
class UnattachedSendingTest {

    private static final MfaPolicy POLICY =
            MfaPolicy.builder().unattachedCodes(true).build();
    private static final Optional<String> NOWHERE = Optional.empty();
    private static final Optional<String> SOURCE = Optional.of("192.0.2.7");

    private final TestBench bench = TestBench.with(POLICY);

    private Sending send(Recipient recipient, Optional<String> source) {
        return bench.gateway().sendUnattached(recipient, source);
    }

    private static PhoneNumber phone(int number) {
        return new PhoneNumber(String.format(java.util.Locale.ROOT, "+8613800%06d", number));
    }

    private static Sending.NotSent throttled(Instant until) {
        return new Sending.NotSent(Sending.Cause.THROTTLED, Optional.of(until));
    }

    @Test
    @Tag("DOTP-06")
    void isOffByDefaultAndThenReadsAndWritesNothing() {
        PortProbe probe = PortProbe.on(bench);
        var engine = probe.engine(MfaPolicy.defaults(), PortProbe.namesOnly(), (number, call) -> {});
        Rejected no = new Rejected(Rejected.Reason.NOT_PERMITTED);
        assertThat(engine.gateway().sendUnattached(PHONE, SOURCE)).isEqualTo(no);
        assertThat(probe.calls()).containsOnly(Call.LISTENER);
        assertThat(bench.delivery().messages()).isEmpty();
        assertThat(bench.store().size()).isZero();
        for (MfaPolicy preset : new MfaPolicy[] {MfaPolicy.defaults(), MfaPolicy.nist(), MfaPolicy.strictAsvs()}) {
            assertThat(preset.codes().unattached()).isFalse();
        }
    }

    @Test
    @Tag("DOTP-12")
    void forbiddenFactorsAreRefused() {
        bench.restart(builder -> builder.policy(POLICY.toBuilder()
                .factors(EnumSet.of(Factor.TOTP, Factor.EMAIL))
                .build()));
        assertThat(send(PHONE, NOWHERE)).isEqualTo(new Rejected(Rejected.Reason.NOT_PERMITTED));
        assertThat(send(EMAIL, NOWHERE)).isInstanceOf(Sending.Sent.class);
    }

    @Test
    @Tag("DOTP-10")
    @Tag("SEC-10")
    void oneEventTellsOfItAndTheMessageNamesNoUser() {
        Instant now = bench.clock().instant();
        Sending sent = send(PHONE, SOURCE);
        assertThat(sent)
                .isEqualTo(new Sending.Sent(PHONE.masked(), now.plus(Duration.ofMinutes(5)), now.plusSeconds(60)));
        assertThat(bench.delivery().last().user()).isEmpty();
        assertThat(bench.delivery().last().purpose()).isEqualTo(Purpose.SIGN_IN);
        assertThat(sent.toString()).doesNotContain(bench.delivery().codeFor(PHONE));
        send(PHONE, SOURCE);
        assertThat(bench.events().all())
                .containsExactly(
                        event(now, MfaEvent.DeliveryOutcome.SENT), event(now, MfaEvent.DeliveryOutcome.THROTTLED));
    }

    private static MfaEvent event(Instant now, MfaEvent.DeliveryOutcome outcome) {
        return new MfaEvent.Delivery(
                now, Optional.empty(), Factor.SMS, Purpose.SIGN_IN, PHONE.masked(), outcome, SOURCE, 0);
    }

    @Test
    @Tag("THR-09")
    void sendingMovesNoUsersState() {
        bench.bind(ADA, PHONE);
        Caller.TokenHolder holder = bench.signIn(ADA);
        bench.service().send(holder, DeliveryTarget.of(PHONE));
        String attached = bench.delivery().codeFor(PHONE);
        byte[] before = bench.stored(ADA).orElseThrow();
        for (int i = 0; i < 12; i++) {
            send(PHONE, NOWHERE);
            bench.clock().advanceSeconds(10);
        }
        assertThat(bench.stored(ADA)).contains(before);
        assertThat(bench.service().verifySms(holder, DeliveryTarget.of(PHONE), attached))
                .as("the transaction's own code is alive")
                .isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("THR-09")
    void itLeavesTheHoldersOwnQuotaAlone() {
        bench.bind(ADA, PHONE);
        assertThat(send(PHONE, NOWHERE)).isInstanceOf(Sending.Sent.class);
        assertThat(bench.service().send(bench.signIn(ADA), DeliveryTarget.of(PHONE)))
                .isInstanceOf(Sending.Sent.class);
    }

    @Test
    @Tag("THR-11")
    @Tag("THR-12")
    void bindingAndUnattachedSendsShareOneQuotaOfTheRecipient() {
        Instant now = bench.clock().instant();
        AssociateRequest request = AssociateRequest.deliveredTo("mine", PHONE);
        assertThat(bench.service().associate(Caller.signedIn(BOB), request))
                .isInstanceOf(Association.DeliveredCodes.class);
        assertThat(send(PHONE, NOWHERE)).isEqualTo(throttled(now.plusSeconds(60)));
        bench.clock().advanceSeconds(60);
        assertThat(send(PHONE, NOWHERE)).isInstanceOf(Sending.Sent.class);
        assertThat(bench.service().associate(Caller.signedIn(ADA), request)).isEqualTo(throttled(now.plusSeconds(120)));
    }

    @Property(tries = 30)
    @net.jqwik.api.Tag("THR-12")
    void sendsToARecipientKeepItsQuotasOverAnyWindow(@ForAll("pauses") java.util.List<Integer> pauses) {
        TestBench fresh = TestBench.with(POLICY);
        java.util.List<Instant> sent = new java.util.ArrayList<>();
        for (int pause : pauses) {
            fresh.clock().advanceSeconds(pause);
            if (fresh.gateway().sendUnattached(PHONE, NOWHERE) instanceof Sending.Sent) {
                sent.add(fresh.clock().instant());
            }
        }
        assertThat(fresh.delivery().messages()).hasSameSizeAs(sent);
        for (Instant end : sent) {
            assertThat(within(sent, end, Duration.ofSeconds(60))).isEqualTo(1);
            assertThat(within(sent, end, Duration.ofHours(1))).isLessThanOrEqualTo(5);
            assertThat(within(sent, end, Duration.ofDays(1))).isLessThanOrEqualTo(10);
        }
    }

    private static long within(java.util.List<Instant> sent, Instant end, Duration window) {
        return sent.stream()
                .filter(it -> !it.isAfter(end) && it.isAfter(end.minus(window)))
                .count();
    }

    @Provide
    Arbitrary<java.util.List<Integer>> pauses() {
        return Arbitraries.of(1, 30, 59, 60, 61, 600, 3599, 3600, 20_000)
                .list()
                .ofMinSize(10)
                .ofMaxSize(60);
    }

    @Test
    @Tag("THR-12")
    void sendsToAPrefixKeepItsQuota() {
        bench.restart(builder ->
                builder.policy(POLICY.toBuilder().sendsPerDestinationHour(3).build()));
        for (int i = 0; i < 3; i++) {
            assertThat(send(phone(i), NOWHERE)).isInstanceOf(Sending.Sent.class);
        }
        assertThat(send(phone(3), NOWHERE))
                .isEqualTo(throttled(bench.clock().instant().plus(Duration.ofHours(1))));
        assertThat(send(EMAIL, NOWHERE)).isInstanceOf(Sending.Sent.class);
        bench.restart(builder -> builder.policy(
                POLICY.toBuilder().allowedDestinations(Set.of("+44")).build()));
        assertThat(send(phone(4), NOWHERE))
                .isEqualTo(new Sending.NotSent(Sending.Cause.DESTINATION_NOT_ALLOWED, Optional.empty()));
        assertThat(bench.delivery().messages()).hasSize(4);
    }

    @Property(tries = 15)
    @net.jqwik.api.Tag("THR-10")
    @net.jqwik.api.Tag("THR-12")
    void sendsForAnAddressKeepItsQuota(@ForAll @IntRange(min = 1, max = 25) int quota) {
        TestBench fresh =
                TestBench.with(POLICY.toBuilder().sendsPerSourceHour(quota).build());
        for (int i = 0; i < quota; i++) {
            assertThat(fresh.gateway().sendUnattached(phone(i), SOURCE)).isInstanceOf(Sending.Sent.class);
        }
        Instant opens = fresh.clock().instant().plus(Duration.ofHours(1));
        assertThat(fresh.gateway().sendUnattached(phone(quota), SOURCE)).isEqualTo(throttled(opens));
        assertThat(fresh.gateway().sendUnattached(phone(quota), Optional.of("192.0.2.8")))
                .as("what was refused has used nobody's quota up")
                .isInstanceOf(Sending.Sent.class);
        fresh.clock().set(opens);
        assertThat(fresh.gateway().sendUnattached(phone(quota), SOURCE)).isInstanceOf(Sending.Sent.class);
    }

    @Test
    @Tag("THR-12")
    void aRefusedSendGivesTheAddressItsPlaceBack() {
        bench.restart(builder ->
                builder.policy(POLICY.toBuilder().sendsPerSourceHour(2).build()));
        assertThat(send(PHONE, SOURCE)).isInstanceOf(Sending.Sent.class);
        for (int i = 0; i < 5; i++) {
            assertThat(send(PHONE, SOURCE)).isInstanceOf(Sending.NotSent.class);
        }
        assertThat(send(OTHER_PHONE, SOURCE)).isInstanceOf(Sending.Sent.class);
    }

    @ParameterizedTest
    @Tag("THR-10")
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff, true",
        "2001:db8:1:2::1, 2001:0DB8:0001:0002:0:0:0:9%eth0, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "::ffff:192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "::1, ::2, true",
        "not:an:address, not:an:addresS, false",
        "face:b00k, face:b00l, false"
    })
    void ipv6AddressesCountWithTheirPrefix(String one, String other, boolean same) {
        assertThat(SourceGroup.of(one).equals(SourceGroup.of(other))).isEqualTo(same);
        RecipientIndex index = new RecipientIndex(bench.keys());
        assertThat(index.sourceRegisters(one).equals(index.sourceRegisters(other)))
                .isEqualTo(same);
    }

    @Test
    @Tag("SEC-01")
    void noRegisterNamesAnAddressOrARecipient() {
        send(PHONE, SOURCE);
        bench.store().forEach((key, state) -> {
            String all = key.id() + new String(state, java.nio.charset.StandardCharsets.ISO_8859_1);
            assertThat(all).doesNotContain(SOURCE.get()).doesNotContain(PHONE.address());
            assertThat(all).doesNotContain(bench.delivery().codeFor(PHONE));
        });
    }

    @Test
    @Tag("DOTP-11")
    void failedDeliveryLeavesNoCodeThatCounts() {
        bench.bind(ADA, PHONE);
        java.util.List<String> lost = new java.util.ArrayList<>();
        var engine = bench.build(builder -> builder.policy(POLICY).delivery(message -> {
            lost.add(message.code());
            throw new dev.mfacore.port.DeliveryException("refused");
        }));
        bench.events().clear();
        assertThat(engine.gateway().sendUnattached(PHONE, NOWHERE))
                .isEqualTo(new Sending.NotSent(
                        Sending.Cause.DELIVERY_FAILED,
                        Optional.of(bench.clock().instant().plusSeconds(60))));
        assertThat(bench.events().all())
                .singleElement()
                .isInstanceOfSatisfying(
                        MfaEvent.Delivery.class,
                        it -> assertThat(it.outcome()).isEqualTo(MfaEvent.DeliveryOutcome.FAILED));
        assertThat(bench.service().verifySms(bench.signIn(ADA), DeliveryTarget.of(PHONE), lost.get(0)))
                .isEqualTo(new Rejected(Rejected.Reason.INVALID_CODE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNATTACHED_CODE", "SOURCE_QUOTA"})
    void recordsGoOnceTheyMeanNothingAndNotBefore(RecordKind kind) {
        Duration life = kind == RecordKind.UNATTACHED_CODE ? Duration.ofMinutes(10) : Duration.ofDays(1);
        send(PHONE, SOURCE);
        Map<StoreKey, String> before = TransactionTokenTest.stored(bench);
        bench.clock().advance(life.minusNanos(1));
        assertThat(bench.admin().cleanUp(kind, Optional.empty(), 10).changed()).isZero();
        assertThat(TransactionTokenTest.stored(bench)).isEqualTo(before);
        bench.clock().advance(Duration.ofNanos(1));
        assertThat(bench.admin().cleanUp(kind, Optional.empty(), 10).changed()).isEqualTo(1);
        assertThat(bench.admin().count(kind)).isZero();
    }

    @Test
    @Tag("INP-04")
    @Tag("INP-05")
    void argumentsAreChecked() {
        assertThatThrownBy(() -> send(null, NOWHERE)).hasMessage("recipient must not be null");
        assertThatThrownBy(() -> send(PHONE, null)).hasMessage("source must not be null");
        for (String text : new String[] {"", " ", "x".repeat(513)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> send(PHONE, Optional.of(text)))
                    .withMessageStartingWith("source must ");
        }
        assertThat(send(PHONE, Optional.of("x".repeat(512)))).isInstanceOf(Sending.Sent.class);
    }
}
