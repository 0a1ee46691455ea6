package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.AdminAction;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Locked;
import dev.mfacore.MfaEvent.Outcome;
import dev.mfacore.MfaPolicy;
import dev.mfacore.Sending;
import dev.mfacore.Verification;
import dev.mfacore.engine.state.UserState;
import dev.mfacore.support.StateView;
import dev.mfacore.support.TestBench;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A user has room for sixteen tokens with a history. A further one has to wait until the first of them expires: dropping
 * one would let a used token work again.
 */
@Tag("TXN-03")
class OpenTransactionsBoundTest {

    private static final Caller.SignedIn SESSION = Caller.signedIn(ADA);
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final TestBench bench =
            TestBench.with(MfaPolicy.builder().lockAfter(100).tokenLife(LIFE).build());

    private Instant firstEnds = Instant.MIN;

    /** Gives so many tokens a history: the first now, the others half a minute later. */
    private Caller.TokenHolder open(int count) {
        firstEnds = bench.clock().instant().plus(LIFE);
        Caller.TokenHolder first = bench.signIn(ADA);
        bench.service().verifyTotp(first, "wrong!");
        bench.clock().advanceSeconds(30);
        for (int i = 1; i < count; i++) {
            bench.service().verifyTotp(bench.signIn(ADA), "wrong!");
        }
        assertThat(StateView.state(bench, ADA).transactions()).hasSize(count);
        return first;
    }

    private void tellsOfALock(Runnable call) {
        bench.events().clear();
        call.run();
        assertThat(bench.events().outcomes()).containsExactly(Outcome.LOCKED);
    }

    @Test
    void theSixteenthIsLetInAndTheSeventeenthIsNotUntilTheFirstExpires() {
        TestBench.App app = bench.enrol(ADA);
        Caller.TokenHolder first = open(UserState.MAX_TRANSACTIONS);
        Caller.TokenHolder further = bench.signIn(ADA);
        tellsOfALock(() -> assertThat(bench.service().verifyTotp(further, app.code()))
                .isEqualTo(new Locked(Optional.of(firstEnds))));
        assertThat(bench.service().verifyTotp(first, app.code())).isInstanceOf(Verification.Verified.class);
        bench.clock().set(firstEnds.minusNanos(1));
        assertThat(bench.service().verifyTotp(further, app.code())).isEqualTo(new Locked(Optional.of(firstEnds)));
        bench.clock().set(firstEnds);
        assertThat(bench.service().verifyTotp(further, app.code())).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void oneBelowTheBoundLeavesRoom() {
        TestBench.App app = bench.enrol(ADA);
        open(UserState.MAX_TRANSACTIONS - 1);
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), app.code())).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void noCodeIsSentForTheSeventeenth() {
        bench.bind(ADA, PHONE);
        open(UserState.MAX_TRANSACTIONS);
        Caller.TokenHolder further = bench.signIn(ADA);
        int before = bench.delivery().messages().size();
        tellsOfALock(() -> assertThat(bench.service().send(further, DeliveryTarget.of(PHONE)))
                .isEqualTo(new Sending.NotSent(Sending.Cause.THROTTLED, Optional.of(firstEnds))));
        assertThat(bench.delivery().messages()).hasSize(before);
        bench.clock().set(firstEnds);
        assertThat(bench.service().send(further, DeliveryTarget.of(PHONE))).isInstanceOf(Sending.Sent.class);
    }

    @Test
    void theSeventeenthConfirmsNothing() {
        open(UserState.MAX_TRANSACTIONS);
        Caller.TokenHolder further = bench.signIn(ADA);
        TestBench.App app = bench.associateApp(further);
        tellsOfALock(() -> assertThat(bench.service().confirm(further, app.id(), app.code()))
                .isEqualTo(new Locked(Optional.of(firstEnds))));
        TestBench.App inSession = bench.associateApp(SESSION);
        assertThat(bench.service().confirm(SESSION, inSession.id(), inSession.code()))
                .isInstanceOf(Confirmation.Confirmed.class);
    }

    @Test
    void voidingThemMakesRoomAtOnce() {
        AdminAction action = new AdminAction("operator", "a ticket");
        TestBench.App app = bench.enrol(ADA);
        open(UserState.MAX_TRANSACTIONS);
        bench.admin().invalidateTransactions(ADA, action);
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), app.code())).isInstanceOf(Verification.Verified.class);
    }
}
