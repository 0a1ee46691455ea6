package dev.mfacore.engine.remote;

import dev.mfacore.Factor;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaEvent.Outcome;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.engine.EventBus;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs calls: each tells one event, and whatever breaks on the way is a failure, never an acceptance (STO-08, CLI-02). */
final class Attempts {

    private final InstantSource clock;
    private final EventBus events;

    Attempts(InstantSource clock, EventBus events) {
        this.clock = clock;
        this.events = events;
    }

    Attempt begin(MfaEvent.Operation operation, Optional<String> source) {
        return new Attempt(clock.instant(), operation, Optional.empty(), source);
    }

    Attempt begin(MfaEvent.Operation operation, Factor factor, Optional<String> source) {
        return new Attempt(clock.instant(), operation, Optional.of(factor), source);
    }

    <R> R run(Attempt attempt, Supplier<Reply<R>> steps, Function<Reply.No<R>, R> refusal) {
        Reply<R> reply = reply(attempt, steps);
        if (reply instanceof Reply.Yes<R> yes) {
            events.publish(attempt.ended(Outcome.ACCEPTED));
            return yes.value();
        }
        Reply.No<R> no = (Reply.No<R>) reply;
        events.publish(attempt.ended(no.verdict().outcome()));
        return refusal.apply(no);
    }

    private <R> Reply<R> reply(Attempt attempt, Supplier<Reply<R>> steps) {
        try {
            return steps.get();
        } catch (Misuse e) {
            throw e;
        } catch (MfaUnavailableException | UnsupportedOperationException e) {
            events.publish(attempt.failed());
            throw e;
        } catch (RuntimeException e) {
            events.publish(attempt.failed());
            throw new MfaUnavailableException("the tenant's answer makes no sense", e);
        }
    }
}
