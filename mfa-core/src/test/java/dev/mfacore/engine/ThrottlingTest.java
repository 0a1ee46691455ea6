package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.BOB;
import static dev.mfacore.support.TestBench.EMAIL;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Factor;
import dev.mfacore.Listing;
import dev.mfacore.Locked;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.MfaToken;
import dev.mfacore.Rejected;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.Unbinding;
import dev.mfacore.UserId;
import dev.mfacore.Verification;
import dev.mfacore.engine.state.Throttle;
import dev.mfacore.engine.state.UserStateCodec;
import dev.mfacore.support.TestBench;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Failures: counted per account and factor, locking, disabling. Each limit is tested with the others far away. */
class ThrottlingTest {

    private static final Rejected INVALID = new Rejected(Rejected.Reason.INVALID_CODE);

    private static MfaPolicy.Builder farAway() {
        return MfaPolicy.builder().tokenMaxFailures(1000).lockAfter(100).codeMaxFailures(10);
    }

    private static int failures(TestBench bench, UserId user, Factor factor) {
        return UserStateCodec.decode(bench.stored(user).orElseThrow())
                .throttle(factor)
                .failures();
    }

    private static Verification wrong(TestBench bench, TestBench.App app) {
        return bench.service().verifyTotp(bench.signIn(ADA), app.wrongCode());
    }

    private static void age(TestBench bench) {
        bench.clock().advance(Duration.ofMinutes(6));
    }

    @Property(tries = 8)
    @net.jqwik.api.Tag("THR-01")
    void hardCapDisablesUntilBoundAnew(@ForAll @IntRange(min = 1, max = 100) int cap) {
        TestBench bench = TestBench.with(farAway().hardCap(cap).build());
        TestBench.App app = bench.enrol(ADA);
        Caller.TokenHolder holder = bench.signIn(ADA);
        for (int i = 0; i < cap; i++) {
            assertThat(bench.service().verifyTotp(holder, app.wrongCode())).isEqualTo(INVALID);
        }
        for (int days = 0; days < 3; days++) {
            bench.clock().advance(Duration.ofDays(days));
            assertThat(bench.service().verifyTotp(bench.signIn(ADA), app.code()))
                    .isEqualTo(new Locked(Optional.empty()));
        }
        assertThat(failures(bench, ADA, Factor.TOTP)).isEqualTo(cap);
        TestBench.App fresh = bench.associateApp(Caller.signedIn(ADA), bench.attested());
        assertThat(bench.service().confirm(Caller.signedIn(ADA), fresh.id(), fresh.code()))
                .isInstanceOf(Confirmation.Confirmed.class);
        fresh.nextStep().nextStep();
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), fresh.code()))
                .isInstanceOf(Verification.Verified.class);
        Listing.Authenticators listed =
                (Listing.Authenticators) bench.service().listAuthenticators(Caller.signedIn(ADA));
        assertThat(listed.authenticators())
                .extracting(AuthenticatorSummary::status)
                .containsExactly(AuthenticatorSummary.Status.DISABLED, AuthenticatorSummary.Status.ACTIVE);
        assertThat(bench.events().changes()).contains(MfaEvent.ChangeType.DISABLED);
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), app.code())).isEqualTo(INVALID);
    }

    @Test
    @Tag("THR-02")
    void locksGrowAndAreKeptToTheNanosecond() {
        TestBench bench = TestBench.create();
        TestBench.App app = bench.enrol(ADA);
        for (int i = 0; i < 5; i++) {
            assertThat(wrong(bench, app)).isEqualTo(INVALID);
        }
        Duration before = Duration.ZERO;
        for (int i = 0; i < 9; i++) {
            Instant now = bench.clock().instant();
            Locked locked = (Locked) bench.service().verifyTotp(bench.signIn(ADA), app.code());
            Instant until = locked.until().orElseThrow();
            Duration length = Duration.between(now, until);
            assertThat(length).isPositive().isGreaterThanOrEqualTo(before);
            before = length;
            bench.clock().set(until.minusNanos(1));
            assertThat(bench.service().verifyTotp(bench.signIn(ADA), app.code()))
                    .isEqualTo(new Locked(Optional.of(until)));
            bench.clock().set(until);
            assertThat(wrong(bench, app)).isEqualTo(INVALID);
        }
        assertThat(before).isEqualTo(Duration.ofHours(1));
    }

    @Test
    @Tag("THR-03")
    void theBudgetIsTheAccounts() {
        TestBench bench = TestBench.create();
        TestBench.App app = bench.enrol(ADA);
        for (int i = 0; i < 5; i++) {
            bench.restart(builder -> builder);
            assertThat(wrong(bench, app)).isEqualTo(INVALID);
        }
        assertThat(bench.build(builder -> builder).service().verifyTotp(bench.signIn(ADA), app.code()))
                .isInstanceOf(Locked.class);
    }

    @Test
    @Tag("THR-04")
    void onlySuccessWithTheSameFactorLowersACounter() {
        TestBench bench = TestBench.with(farAway().build());
        TestBench.App app = bench.enrol(ADA);
        bench.bind(ADA, PHONE);
        wrong(bench, app);
        wrong(bench, app);
        Caller.TokenHolder holder = bench.signIn(ADA);
        bench.service().send(holder, DeliveryTarget.of(PHONE));
        bench.service().checkBindable(holder, EMAIL);
        bench.service().listAuthenticators(holder);
        assertThat(bench.service()
                        .verifySms(
                                holder,
                                DeliveryTarget.of(PHONE),
                                bench.delivery().codeFor(PHONE)))
                .isInstanceOf(Verification.Verified.class);
        bench.associateApp(Caller.signedIn(ADA), bench.attested());
        bench.admin().invalidateTransactions(ADA, new dev.mfacore.AdminAction("helpdesk", "password changed"));
        age(bench);
        assertThat(failures(bench, ADA, Factor.TOTP)).isEqualTo(2);
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), app.code())).isInstanceOf(Verification.Verified.class);
        assertThat(failures(bench, ADA, Factor.TOTP)).isZero();
    }

    @Test
    @Tag("THR-04")
    void wrongExpiredAndReplayedCountOnceEach() {
        TestBench bench = TestBench.with(farAway().build());
        TestBench.App app = bench.enrol(ADA);
        String used = app.code();
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), used)).isInstanceOf(Verification.Verified.class);
        bench.service().verifyTotp(bench.signIn(ADA), used);
        assertThat(failures(bench, ADA, Factor.TOTP)).isEqualTo(1);
        wrong(bench, app);
        assertThat(failures(bench, ADA, Factor.TOTP)).isEqualTo(2);
        bench.service().verifyTotp(bench.signIn(ADA), app.codeIn(-3));
        assertThat(failures(bench, ADA, Factor.TOTP)).isEqualTo(3);
        assertThat(bench.events().outcomes())
                .endsWith(MfaEvent.Outcome.REPLAYED, MfaEvent.Outcome.WRONG, MfaEvent.Outcome.WRONG);
    }

    @Test
    @Tag("THR-05")
    @Tag("STO-04")
    void parallelGuessesDoNotMultiplyTheBudget() throws Exception {
        TestBench bench = TestBench.create();
        TestBench.App app = bench.enrol(ADA);
        List<Caller.TokenHolder> holders = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            holders.add(bench.signIn(ADA));
        }
        String guess = app.wrongCode();
        ExecutorService threads = Executors.newFixedThreadPool(12);
        try {
            List<Callable<Verification>> guesses = holders.stream()
                    .<Callable<Verification>>map(holder -> () -> bench.service().verifyTotp(holder, guess))
                    .toList();
            int evaluated = 0;
            for (Future<Verification> answer : threads.invokeAll(guesses)) {
                evaluated += answer.get().equals(INVALID) ? 1 : 0;
            }
            assertThat(evaluated).isEqualTo(5);
        } finally {
            threads.shutdown();
        }
        assertThat(failures(bench, ADA, Factor.TOTP)).isEqualTo(5);
    }

    @Test
    @Tag("THR-06")
    void aLockedFactorTellsNothing() {
        TestBench bench = TestBench.create();
        TestBench.App app = bench.enrol(ADA);
        for (int i = 0; i < 5; i++) {
            wrong(bench, app);
        }
        byte[] before = bench.stored(ADA).orElseThrow();
        Verification right = bench.service().verifyTotp(bench.signIn(ADA), app.code());
        byte[] between = bench.stored(ADA).orElseThrow();
        Verification wrong = wrong(bench, app);
        assertThat(right).isInstanceOf(Locked.class).isEqualTo(wrong);
        assertThat(between).isEqualTo(before);
        assertThat(bench.stored(ADA).orElseThrow()).isEqualTo(before);
        String code = app.code();
        bench.clock().advanceSeconds(30);
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), code)).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("THR-07")
    void theEndOfALockOpensNoGate() {
        TestBench bench = TestBench.create();
        TestBench.App app = bench.enrol(ADA);
        for (int i = 0; i < 5; i++) {
            wrong(bench, app);
        }
        for (int i = 0; i < 6; i++) {
            age(bench);
            bench.clock().advance(Duration.ofHours(2));
            assertThat(wrong(bench, app)).isEqualTo(INVALID);
            assertThat(wrong(bench, app)).isInstanceOf(Locked.class);
        }
    }

    @Test
    @Tag("THR-08")
    void everyComparingOperationIsInside() {
        UserId[] users = {ADA, BOB, new UserId("carol"), new UserId("dave")};
        TestBench bench =
                TestBench.with(MfaPolicy.builder().tokenMaxFailures(1000).build());
        SecondFactorProof guess = new SecondFactorProof.TotpCode("000000");
        List<java.util.function.Function<TestBench.App, Object>> operations = List.of(
                app -> bench.service().unbind(Caller.signedIn(users[0]), app.id(), guess),
                app -> bench.service().regenerateRecoveryCodes(Caller.signedIn(users[1]), guess),
                app -> bench.service()
                        .associate(
                                Caller.signedIn(users[2]), dev.mfacore.AssociateRequest.authenticatorApp("x"), guess),
                app -> bench.service()
                        .unbind(Caller.signedIn(users[3]), app.id(), new SecondFactorProof.RecoveryCode("0000-0000")));
        for (int i = 0; i < operations.size(); i++) {
            TestBench.App app = bench.enrol(users[i]);
            for (int n = 0; n < 5; n++) {
                assertThat(operations.get(i).apply(app)).isEqualTo(INVALID);
            }
            assertThat(operations.get(i).apply(app)).isInstanceOf(Locked.class);
        }
    }

    @Test
    @Tag("THR-08")
    void confirmIsInside() {
        TestBench bench = TestBench.create();
        TestBench.App app = bench.associateApp(Caller.signedIn(ADA));
        for (int i = 0; i < 5; i++) {
            assertThat(bench.service().confirm(Caller.signedIn(ADA), app.id(), app.wrongCode()))
                    .isEqualTo(INVALID);
        }
        TestBench.App again = bench.associateApp(Caller.signedIn(ADA));
        assertThat(bench.service().confirm(Caller.signedIn(ADA), again.id(), again.code()))
                .isInstanceOf(Locked.class);
        bench.clock().advanceSeconds(30);
        assertThat(bench.service().confirm(Caller.signedIn(ADA), again.id(), again.code()))
                .isInstanceOf(Confirmation.Confirmed.class);
    }

    @Property(tries = 40)
    @net.jqwik.api.Tag("THR-09")
    void strangersCannotLock(@ForAll @StringLength(min = 1, max = 600) String token) {
        TestBench bench = TestBench.create();
        bench.enrol(ADA);
        byte[] before = bench.stored(ADA).orElseThrow();
        Caller.TokenHolder stranger = Caller.holding(new MfaToken(token));
        for (int i = 0; i < 3; i++) {
            assertThat(bench.service().verifyTotp(stranger, "000000")).isEqualTo(TokenGate.INVALID_TOKEN);
            assertThat(bench.service().verifyRecoveryCode(stranger, "x")).isEqualTo(TokenGate.INVALID_TOKEN);
            assertThat(bench.service().send(stranger, DeliveryTarget.of(PHONE))).isEqualTo(TokenGate.INVALID_TOKEN);
        }
        assertThat(bench.stored(ADA).orElseThrow()).isEqualTo(before);
        assertThat(bench.store().size()).isEqualTo(1);
    }

    @Test
    @Tag("THR-10")
    void anotherAddressIsNoOtherBudget() {
        TestBench bench = TestBench.create();
        TestBench.App app = bench.enrol(ADA);
        for (int i = 0; i < 5; i++) {
            Caller.TokenHolder holder = bench.signIn(ADA).from("203.0.113." + i);
            assertThat(bench.service().verifyTotp(holder, app.wrongCode())).isEqualTo(INVALID);
        }
        assertThat(bench.service().verifyTotp(bench.signIn(ADA).from("198.51.100.1"), app.code()))
                .isInstanceOf(Locked.class);
    }

    @Test
    @Tag("STO-04")
    void aCounterSaturatesAndNeverWraps() {
        Throttle full = new Throttle(Integer.MAX_VALUE, Optional.empty(), true);
        Throttle next = full.failed(MfaPolicy.defaults().lock(), Instant.EPOCH);
        assertThat(next.failures()).isEqualTo(Integer.MAX_VALUE);
        assertThat(next.disabled()).isTrue();
    }

    @Test
    @Tag("THR-01")
    void aDisabledFactorIsStillASecondFactor() {
        TestBench bench = TestBench.with(farAway().hardCap(2).build());
        TestBench.App app = bench.enrol(ADA);
        wrong(bench, app);
        wrong(bench, app);
        assertThat(bench.service().begin(dev.mfacore.BeginRequest.signIn(ADA)))
                .isInstanceOf(dev.mfacore.Beginning.SecondFactorRequired.class);
        assertThat(bench.service()
                        .associate(Caller.signedIn(ADA), dev.mfacore.AssociateRequest.authenticatorApp("new one")))
                .isEqualTo(new Rejected(Rejected.Reason.PROOF_REQUIRED));
        assertThat(bench.service().unbind(Caller.signedIn(ADA), app.id(), new SecondFactorProof.TotpCode(app.code())))
                .isEqualTo(new Locked(Optional.empty()));
        assertThat(bench.service()
                        .unbind(
                                Caller.signedIn(ADA),
                                app.id(),
                                new SecondFactorProof.RecoveryCode(
                                        app.recoveryCodes().get(0))))
                .isInstanceOf(Unbinding.Unbound.class);
    }
}
