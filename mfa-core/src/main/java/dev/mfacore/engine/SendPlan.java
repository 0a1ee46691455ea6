package dev.mfacore.engine;

import dev.mfacore.Purpose;
import dev.mfacore.Recipient;
import dev.mfacore.Sending;
import dev.mfacore.engine.state.Challenge;
import dev.mfacore.engine.state.Quota;
import java.util.Optional;

/**
 * What differs between sending within a transaction, sending again for a pending association, and associating.
 *
 * @param <R> what the operation answers
 */
interface SendPlan<R> {

    /**
     * Where a code may go.
     *
     * @param recipient where
     * @param purpose what for
     * @param lane whose quota
     * @param slot names what the code is bound to
     * @param sends how many were sent for the same slot
     */
    record Route(Recipient recipient, Purpose purpose, Quota.Lane lane, byte[] slot, int sends) {}

    /**
     * A route, or the operation's no.
     *
     * @param route the way, if there is one
     * @param refusal the answer, if there is none
     * @param <R> what the operation answers
     */
    record Decision<R>(Optional<Route> route, Optional<R> refusal) {
        static <R> Decision<R> go(Route route) {
            return new Decision<>(Optional.of(route), Optional.empty());
        }

        static <R> Decision<R> refuse(R answer) {
            return new Decision<>(Optional.empty(), Optional.of(answer));
        }
    }

    /** Looks whether a code could be sent, changing nothing. */
    Decision<R> preview(UnitOfWork unit);

    /** Looks again at the moment of saving; this time what is used up by the call may be used up. */
    Decision<R> commit(UnitOfWork unit);

    /** Puts the code's hash where it belongs. */
    void put(UnitOfWork unit, Challenge challenge);

    /** Kills the code that could not be delivered. */
    void kill(UnitOfWork unit, Challenge challenge);

    /** The answer when the code is on its way. */
    R sent(Sending.Sent sent);

    /** The answer when it is not. */
    R notSent(Sending.NotSent notSent);
}
