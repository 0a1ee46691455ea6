package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.BOB;
import static dev.mfacore.support.TestBench.EMAIL;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mfacore.BeginRequest;
import dev.mfacore.Beginning;
import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Factor;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.MfaService;
import dev.mfacore.MfaToken;
import dev.mfacore.Rejected;
import dev.mfacore.Sending;
import dev.mfacore.UserId;
import dev.mfacore.Verification;
import dev.mfacore.port.StoreKey;
import dev.mfacore.support.Equipped;
import dev.mfacore.support.TestBench;
import dev.mfacore.support.TokenCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The mfaToken: random, alive for a while, good for one completion, and of one user. */
class TransactionTokenTest {

    private static final Rejected INVALID_TOKEN = new Rejected(Rejected.Reason.INVALID_TOKEN);

    @Test
    @Tag("TXN-01")
    void tokensAreDistinctAndRevealNothing() {
        TestBench bench = TestBench.create();
        List<UserId> users = List.of(ADA, new UserId("x"), new UserId("a-rather-long-name".repeat(14)));
        Set<String> seen = new HashSet<>();
        int[] set = new int[8 * 300];
        int count = 600;
        for (int i = 0; i < count; i++) {
            if (i % 100 == 0) {
                bench.restart(UnaryOperator.identity());
            }
            UserId user = users.get(i % users.size());
            String token = bench.signIn(user).token().value();
            seen.add(token);
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            String read = new String(bytes, StandardCharsets.ISO_8859_1);
            assertThat(read).doesNotContain("a-rather").doesNotContain(ADA.value() + "\0");
            // The first four bytes name the key.
            for (int bit = 0; bit < set.length; bit++) {
                set[bit] += bytes[4 + bit / 8] >> (bit % 8) & 1;
            }
        }
        assertThat(seen).hasSize(count);
        assertThat(seen)
                .extracting(String::length)
                .containsOnly(seen.iterator().next().length());
        // 300 are expected with a deviation of 12: no bit says anything, whoever the user is.
        assertThat(Arrays.stream(set).boxed())
                .allSatisfy(ones -> assertThat(ones).isBetween(220, 380));
    }

    @Test
    @Tag("TXN-01")
    void tokensOfOneUserAndMomentAreStrangersToEachOther() {
        TestBench bench = TestBench.create();
        TestBench.App app = bench.enrol(ADA);
        Caller.TokenHolder first = bench.signIn(ADA);
        Caller.TokenHolder second = bench.signIn(ADA);
        assertThat(bench.service().verifyTotp(first, app.code())).isInstanceOf(Verification.Verified.class);
        assertThat(bench.service().verifyTotp(second, app.codeIn(1))).isInstanceOf(Verification.Verified.class);
    }

    @Property(tries = 40)
    @net.jqwik.api.Tag("TXN-02")
    void tokenIsAliveBeforeItsExpiryAndDeadFromItOn(
            @ForAll @IntRange(min = 2, max = 600) int life, @ForAll @IntRange(max = 3) int failures) {
        MfaPolicy policy =
                MfaPolicy.builder().tokenLife(Duration.ofSeconds(life)).build();
        TestBench bench = TestBench.with(policy);
        Equipped user = Equipped.on(bench);
        Instant end = bench.clock().instant().plusSeconds(life);
        Beginning.SecondFactorRequired begun =
                (Beginning.SecondFactorRequired) bench.service().begin(BeginRequest.signIn(ADA));
        assertThat(begun.expiresAt()).isEqualTo(end);
        Caller.TokenHolder holder = Caller.holding(begun.token());
        Caller.TokenHolder idle = bench.signIn(ADA);
        bench.clock().advanceSeconds(life / 2);
        assertThat(bench.service().send(holder, DeliveryTarget.of(PHONE))).isInstanceOf(Sending.Sent.class);
        for (int i = 0; i < failures; i++) {
            bench.service().verifyTotp(holder, user.app().wrongCode());
        }
        bench.clock().set(end);
        assertAllRefused(bench.service(), holder, user);
        assertAllRefused(bench.service(), idle, user);
        bench.clock().set(end.minusNanos(1));
        assertThat(bench.service().verifyTotp(holder, user.app().code())).isInstanceOf(Verification.Verified.class);
        assertThat(bench.service().verifyTotp(idle, user.app().codeIn(1))).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("TXN-02")
    void lifeIsAtMostTenMinutes() {
        Duration most = Duration.ofMinutes(10);
        assertThat(MfaPolicy.builder().tokenLife(most).build().transaction().life())
                .isEqualTo(most);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> MfaPolicy.builder().tokenLife(most.plusNanos(1)).build())
                .withMessageContaining("tokenLife");
    }

    @ParameterizedTest
    @EnumSource(Factor.class)
    @Tag("TXN-03")
    void completedTokenIsDeadForEverything(Factor factor) {
        TestBench bench = TestBench.create();
        Equipped user = Equipped.on(bench);
        Caller.TokenHolder holder = bench.signIn(ADA);
        Instant begun = bench.clock().instant();
        assertThat(complete(bench, holder, user, factor)).isInstanceOf(Verification.Verified.class);
        user.app().nextStep();
        assertAllRefused(bench.service(), holder, user);
        bench.restart(UnaryOperator.identity());
        assertAllRefused(bench.service(), holder, user);
        assertAllRefused(bench.build(UnaryOperator.identity()).service(), holder, user);
        bench.clock().advance(Duration.ofHours(3));
        bench.signIn(ADA);
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), user.app().code()))
                .isInstanceOf(Verification.Verified.class);
        bench.clock().set(begun.plusSeconds(1));
        assertAllRefused(bench.service(), holder, user);
    }

    private static Verification complete(TestBench bench, Caller.TokenHolder holder, Equipped user, Factor factor) {
        MfaService service = bench.service();
        return switch (factor) {
            case TOTP -> service.verifyTotp(holder, user.app().code());
            case SMS -> {
                service.send(holder, DeliveryTarget.of(user.phone()));
                yield service.verifySms(holder, DeliveryTarget.of(user.phone()), user.lastCode(PHONE));
            }
            case EMAIL -> {
                service.send(holder, DeliveryTarget.of(user.email()));
                yield service.verifyEmail(holder, DeliveryTarget.of(user.email()), user.lastCode(EMAIL));
            }
            case RECOVERY_CODE ->
                service.verifyRecoveryCode(holder, user.app().recoveryCodes().get(1));
        };
    }

    @Test
    @Tag("TXN-04")
    void identifiersOfOtherKindsAreNoTokens() {
        TestBench bench = TestBench.create();
        Equipped user = Equipped.on(bench);
        Verification.Verified verified = (Verification.Verified)
                bench.service().verifyTotp(bench.signIn(ADA), user.app().code());
        user.app().nextStep();
        List<String> others = new ArrayList<>(List.of(
                verified.proof().value(),
                ADA.value(),
                user.app().id().value(),
                user.phone().value(),
                user.pending().id().value(),
                user.app().recoveryCodes().get(0),
                user.app().uri().toUriString(),
                user.lastCode(PHONE)));
        bench.store().forEach((key, state) -> {
            others.add(key.id());
            others.add(Base64.getUrlEncoder().withoutPadding().encodeToString(state));
        });
        for (String other : others) {
            assertAllRefused(bench.service(), Caller.holding(new MfaToken(other)), user);
        }
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), user.app().code()))
                .isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("TXN-04")
    void nothingInTheRequestChangesTheUser() {
        TestBench bench = TestBench.create();
        Equipped ada = Equipped.on(bench);
        TestBench.App bobs = bench.enrol(BOB);
        Caller.TokenHolder holder = bench.signIn(ADA).from(BOB.value()).inContext(BOB.value());
        Map<StoreKey, String> before = stored(bench);
        assertThat(bench.service().verifyTotp(holder, bobs.code())).isInstanceOf(Rejected.class);
        assertThat(bench.service()
                        .verifyRecoveryCode(holder, bobs.recoveryCodes().get(0)))
                .isInstanceOf(Rejected.class);
        assertThat(bench.service().verifySms(holder, DeliveryTarget.of(bobs.id()), bobs.code()))
                .isInstanceOf(Rejected.class);
        StoreKey bobsKey = UserRegister.key(BOB);
        assertThat(stored(bench).get(bobsKey)).isEqualTo(before.get(bobsKey));
        Verification verified = bench.service().verifyTotp(holder, ada.app().code());
        assertThat(((Verification.Verified) verified).user()).isEqualTo(ADA);
    }

    @Test
    @Tag("TXN-09")
    void tokenWithOneCharacterChangedRemovedOrAddedIsRefusedLikeAnyOther() {
        TestBench bench = TestBench.create();
        Equipped user = Equipped.on(bench);
        String token = bench.signIn(ADA).token().value();
        Map<StoreKey, String> before = stored(bench);
        for (String altered : neighbours(token)) {
            assertThat(bench.service()
                            .verifyTotp(
                                    Caller.holding(new MfaToken(altered)),
                                    user.app().code()))
                    .as("token altered to length %d", altered.length())
                    .isEqualTo(INVALID_TOKEN);
        }
        for (String altered : neighbours(token).subList(0, 40)) {
            assertAllRefused(bench.service(), Caller.holding(new MfaToken(altered)), user);
        }
        assertThat(stored(bench)).isEqualTo(before);
        assertThat(bench.service()
                        .verifyTotp(
                                Caller.holding(new MfaToken(token)), user.app().code()))
                .isInstanceOf(Verification.Verified.class);
    }

    /** The last character holds fewer than six bits, so every one that could stand there is tried. */
    private static List<String> neighbours(String token) {
        List<String> all = new ArrayList<>();
        for (int at = 0; at < token.length(); at++) {
            String head = token.substring(0, at);
            String tail = token.substring(at + 1);
            all.add(head + (token.charAt(at) == 'A' ? 'B' : 'A') + tail);
            all.add(head + tail);
            all.add(head + 'A' + token.charAt(at) + tail);
        }
        String stem = token.substring(0, token.length() - 1);
        for (char last : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=. ".toCharArray()) {
            all.add(token + last);
            if (last != token.charAt(token.length() - 1)) {
                all.add(stem + last);
            }
        }
        all.add(token + "==");
        all.add(token + token);
        all.add(token.substring(0, token.length() / 2));
        return all;
    }

    @Property(tries = 200)
    @net.jqwik.api.Tag("TXN-09")
    void anyOtherTextIsRefusedByEveryOperation(@ForAll @NotEmpty @StringLength(max = 600) String text) {
        TestBench bench = TestBench.create();
        Map<StoreKey, String> before = stored(bench);
        Caller.TokenHolder holder = Caller.holding(new MfaToken(text));
        assertThat(bench.service().listAuthenticators(holder)).isEqualTo(INVALID_TOKEN);
        assertThat(bench.service().verifyTotp(holder, "123456")).isEqualTo(INVALID_TOKEN);
        assertThat(bench.service().verifyRecoveryCode(holder, "123456")).isEqualTo(INVALID_TOKEN);
        assertThat(bench.service().verifySms(holder, DeliveryTarget.of(PHONE), "123456"))
                .isEqualTo(INVALID_TOKEN);
        assertThat(bench.service().send(holder, DeliveryTarget.of(PHONE))).isEqualTo(INVALID_TOKEN);
        assertThat(bench.service().checkBindable(holder, PHONE)).isEqualTo(INVALID_TOKEN);
        assertThat(stored(bench)).isEqualTo(before);
    }

    @Test
    @Tag("TXN-09")
    void tokenOfAnotherPlatformIsRefused() {
        TestBench bench = TestBench.create();
        Equipped user = Equipped.on(bench);
        TestBench foreign = TestBench.seeded(7);
        foreign.clock().set(bench.clock().instant());
        assertAllRefused(bench.service(), foreign.signIn(ADA), user);
    }

    @Test
    @Tag("TXN-04")
    @Tag("CLI-04")
    void tokenTakenForAnotherUsersIsRefusedByEveryOperationAndNothingIsCounted() {
        TestBench bench = TestBench.create();
        Equipped user = Equipped.on(bench);
        bench.enrol(BOB);
        Caller.TokenHolder holder = bench.signIn(ADA);
        bench.events().clear();
        assertAllRefused(bench.service(), holder.forUser(BOB), user);
        assertAllRefused(bench.service(), bench.signIn(BOB).forUser(ADA), user);
        assertThat(bench.events().all())
                .hasSize(2 * TokenCall.values().length)
                .allMatch(it -> ((MfaEvent.Attempt) it).outcome() == MfaEvent.Outcome.WRONG_USER);
        assertThat(bench.service().verifyTotp(holder.forUser(ADA), user.app().code()))
                .isInstanceOf(Verification.Verified.class);
    }

    private static void assertAllRefused(MfaService service, Caller.TokenHolder holder, Equipped user) {
        Map<StoreKey, String> before = stored(user.bench());
        for (TokenCall call : TokenCall.values()) {
            assertThat(call.on(service, holder, user)).as("%s", call).isEqualTo(INVALID_TOKEN);
        }
        assertThat(stored(user.bench())).isEqualTo(before);
    }

    static Map<StoreKey, String> stored(TestBench bench) {
        Map<StoreKey, String> all = new HashMap<>();
        bench.store().forEach((key, state) -> all.put(key, Base64.getEncoder().encodeToString(state)));
        return all;
    }
}
