package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mfacore.AdminAction;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Locked;
import dev.mfacore.Mfa;
import dev.mfacore.MfaPolicy;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.Rejected;
import dev.mfacore.Rejected.Reason;
import dev.mfacore.Verification;
import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreException;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import dev.mfacore.support.Answers;
import dev.mfacore.support.PortProbe;
import dev.mfacore.support.PortProbe.Call;
import dev.mfacore.support.Scenario;
import dev.mfacore.support.StateView;
import dev.mfacore.support.TestBench;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** After a conflict everything is looked at again, a bounded number of times. */
class ConflictTest {

    private static final AdminAction ACTION = new AdminAction("operator", "a ticket");

    private final TestBench bench = TestBench.create();

    static List<Scenario> scenarios() {
        return Scenario.all();
    }

    /** An engine before whose first save something else happens to the same user. */
    private Mfa.Local overtakenBy(Runnable other) {
        AtomicBoolean done = new AtomicBoolean();
        return PortProbe.on(bench).engine(MfaPolicy.defaults(), PortProbe.namesOnly(), (number, call) -> {
            if (call == Call.SAVE && !done.getAndSet(true)) {
                other.run();
            }
        });
    }

    @Test
    @Tag("STO-09")
    @Tag("STO-03")
    void aCodeThatAnotherNodeAcceptedMeanwhileIsRefused() {
        String code = bench.enrol(ADA).code();
        Caller.TokenHolder theirs = bench.signIn(ADA);
        Mfa.Local engine = overtakenBy(
                () -> assertThat(bench.service().verifyTotp(theirs, code)).isInstanceOf(Verification.Verified.class));
        assertThat(engine.service().verifyTotp(bench.signIn(ADA), code)).isEqualTo(new Rejected(Reason.INVALID_CODE));
    }

    @Test
    @Tag("STO-09")
    void aTokenThatAnotherNodeUsedMeanwhileIsDead() {
        TestBench.App app = bench.enrol(ADA);
        Caller.TokenHolder shared = bench.signIn(ADA);
        String early = app.codeIn(-1);
        Mfa.Local engine = overtakenBy(() -> bench.service().verifyTotp(shared, early));
        assertThat(engine.service().verifyTotp(shared, app.code())).isEqualTo(new Rejected(Reason.INVALID_TOKEN));
    }

    @Test
    @Tag("STO-09")
    void aLockThatCameMeanwhileHolds() {
        TestBench.App app = bench.enrol(ADA);
        Mfa.Local engine = overtakenBy(() -> {
            for (int i = 0; i < 5; i++) {
                bench.service().verifyTotp(bench.signIn(ADA), app.wrongCode());
            }
        });
        assertThat(engine.service().verifyTotp(bench.signIn(ADA), app.code())).isInstanceOf(Locked.class);
    }

    @Test
    @Tag("STO-09")
    @Tag("STO-07")
    void aTokenThatExpiredMeanwhileIsDead() {
        TestBench.App app = bench.enrol(ADA);
        Caller.TokenHolder holder = bench.signIn(ADA);
        String code = app.code();
        Mfa.Local engine = overtakenBy(() -> {
            bench.service().verifyTotp(bench.signIn(ADA), app.wrongCode());
            bench.clock().advance(Duration.ofMinutes(5));
        });
        assertThat(engine.service().verifyTotp(holder, code)).isEqualTo(new Rejected(Reason.INVALID_TOKEN));
    }

    @Test
    @Tag("STO-09")
    void aDeliveredCodeThatAnotherNodeAcceptedMeanwhileIsRefused() {
        bench.bind(ADA, PHONE);
        Caller.TokenHolder holder = bench.signIn(ADA);
        bench.service().send(holder, DeliveryTarget.of(PHONE));
        String code = bench.delivery().codeFor(PHONE);
        Mfa.Local engine =
                overtakenBy(() -> assertThat(bench.service().verifySms(holder, DeliveryTarget.of(PHONE), code))
                        .isInstanceOf(Verification.Verified.class));
        assertThat(engine.service().verifySms(holder, DeliveryTarget.of(PHONE), code))
                .isEqualTo(new Rejected(Reason.INVALID_TOKEN));
    }

    @Test
    @Tag("STO-05")
    void anAuthenticatorThatWasRemovedMeanwhileDoesNotComeBack() {
        TestBench.App app = bench.enrol(ADA);
        Caller.TokenHolder holder = bench.signIn(ADA);
        Mfa.Local engine = overtakenBy(() -> bench.admin().removeAuthenticator(ADA, app.id(), ACTION));
        assertThat(engine.service().verifyTotp(holder, app.code())).isInstanceOf(Rejected.class);
        assertThat(StateView.state(bench, ADA).authenticators()).isEmpty();
    }

    @Test
    @Tag("STO-05")
    void aRecordThatVanishedMeanwhileIsNotWrittenBack() {
        TestBench.App app = bench.enrol(ADA);
        Caller.TokenHolder holder = bench.signIn(ADA);
        StoreKey key = new StoreKey("user", ADA.value());
        Mfa.Local engine = overtakenBy(() -> assertThat(bench.store()
                        .delete(key, bench.store().load(key).orElseThrow().version()))
                .isTrue());
        assertThat(engine.service().verifyTotp(holder, app.code())).isInstanceOf(Rejected.class);
        assertThat(StateView.state(bench, ADA).authenticators()).isEmpty();
    }

    @Test
    @Tag("STO-05")
    void cleaningUpRemovesNoClaimThatWasRenewedSinceItWasRead() {
        AuthenticatorId id = bench.bind(ADA, PHONE);
        bench.service().unbind(Caller.signedIn(ADA), id, bench.attested());
        AtomicBoolean done = new AtomicBoolean();
        Mfa.Local engine = PortProbe.on(bench).engine(MfaPolicy.defaults(), PortProbe.namesOnly(), (number, call) -> {
            if (call == Call.DELETE && !done.getAndSet(true)) {
                bench.bind(ADA, PHONE);
            }
        });
        engine.admin().cleanUp(dev.mfacore.MfaAdmin.RecordKind.CLAIM, Optional.empty(), 10);
        assertThat(done).isTrue();
        assertThat(bench.admin().count(dev.mfacore.MfaAdmin.RecordKind.CLAIM)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    @Tag("STO-09")
    @Tag("STO-08")
    void aStoreThatAlwaysRefusesEndsTheCallAfterABoundedNumberOfAttempts(Scenario scenario) {
        Scenario.Ready ready = scenario.ready();
        String before = StateView.of(ready.bench().store());
        AtomicInteger writes = new AtomicInteger();
        Mfa.Local engine = ready.bench()
                .build(builder -> builder.policy(scenario.policy())
                        .directory(scenario.directory())
                        .store(new RefusingStore(ready.bench(), writes)));
        Object[] answer = new Object[1];
        Throwable thrown = catchThrowable(() -> answer[0] = ready.step().on(engine));
        if (thrown == null) {
            assertThat(Answers.isAccepting(answer[0])).isFalse();
        } else {
            assertThat(thrown).isInstanceOfAny(MfaUnavailableException.class, UnsupportedOperationException.class);
        }
        assertThat(writes.get()).isLessThanOrEqualTo(Registers.MAX_ATTEMPTS);
        assertThat(StateView.of(ready.bench().store())).isEqualTo(before);
    }

    @Test
    @Tag("STO-09")
    void aStoreThatAlwaysRefusesIsAskedMoreThanOnce() {
        String code = bench.enrol(ADA).code();
        AtomicInteger writes = new AtomicInteger();
        Mfa.Local engine = bench.over(new RefusingStore(bench, writes));
        Caller.TokenHolder holder = bench.signIn(ADA);
        assertThat(catchThrowable(() -> engine.service().verifyTotp(holder, code)))
                .isInstanceOf(MfaUnavailableException.class);
        assertThat(writes.get()).isEqualTo(Registers.MAX_ATTEMPTS);
    }

    @Test
    @Tag("STO-08")
    void aWriteThatIsLateIsNoAcceptanceUntilItIsFound() {
        String code = bench.enrol(ADA).code();
        Mfa.Local engine = bench.over(new LostStore(bench));
        Caller.TokenHolder holder = bench.signIn(ADA);
        assertThat(catchThrowable(() -> engine.service().verifyTotp(holder, code)))
                .isInstanceOf(MfaUnavailableException.class)
                .hasMessageContaining("nothing was accepted");
        assertThat(bench.service().verifyTotp(holder, code)).isInstanceOf(Verification.Verified.class);
    }

    /** Refuses every write, as though another were always faster. */
    private record RefusingStore(TestBench bench, AtomicInteger writes) implements AuthenticatorStore {

        @Override
        public Optional<StoredState> load(StoreKey key) {
            return bench.store().load(key);
        }

        @Override
        public boolean save(StoreKey key, byte[] state, long expectedVersion) {
            writes.incrementAndGet();
            return false;
        }

        @Override
        public boolean delete(StoreKey key, long expectedVersion) {
            writes.incrementAndGet();
            return false;
        }
    }

    /** Loses every write and says that it does not know. */
    private record LostStore(TestBench bench) implements AuthenticatorStore {

        @Override
        public Optional<StoredState> load(StoreKey key) {
            return bench.store().load(key);
        }

        @Override
        public boolean save(StoreKey key, byte[] state, long expectedVersion) {
            throw new StoreException("timed out");
        }

        @Override
        public boolean delete(StoreKey key, long expectedVersion) {
            throw new StoreException("timed out");
        }
    }
}
