package dev.mfacore.engine;

import dev.mfacore.AdminAction;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.Factor;
import dev.mfacore.MfaEvent;
import dev.mfacore.Purpose;
import dev.mfacore.Recipient;
import dev.mfacore.UserId;
import dev.mfacore.engine.state.UserState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * One attempt at one call on one user: a working copy of the state, the moment, and the events to tell if it is saved.
 * Belongs to one thread.
 */
final class UnitOfWork {

    private final UserId user;
    private final UserState state;
    private final Instant now;
    private final CallContext context;
    private final List<LongFunction<MfaEvent>> drafts = new ArrayList<>();
    private final List<Recipient> removedRecipients = new ArrayList<>();
    private final List<Recipient> formerRecipients = new ArrayList<>();
    private boolean changed;

    UnitOfWork(UserId user, UserState state, Instant now, CallContext context) {
        this.user = user;
        this.state = state;
        this.now = now;
        this.context = context;
    }

    UserId user() {
        return user;
    }

    UserState state() {
        return state;
    }

    Instant now() {
        return now;
    }

    CallContext context() {
        return context;
    }

    /** Says that the state has to be saved before the call may be answered. */
    void markChanged() {
        changed = true;
    }

    boolean isChanged() {
        return changed;
    }

    /** Remembers where codes of a removed authenticator went: no notice of the removal goes there. */
    void removedRecipient(Recipient recipient) {
        removedRecipients.add(recipient);
    }

    /** Remembers an address that a reset takes away with all others: the notice of the reset goes there too. */
    void formerRecipient(Recipient recipient) {
        formerRecipients.add(recipient);
    }

    List<Recipient> formerRecipients() {
        return List.copyOf(formerRecipients);
    }

    List<Recipient> removedRecipients() {
        return List.copyOf(removedRecipients);
    }

    void attempted(MfaEvent.Outcome outcome) {
        attempted(context.factor(), Optional.empty(), outcome);
    }

    void attempted(Factor factor, MfaEvent.Outcome outcome) {
        attempted(Optional.of(factor), Optional.empty(), outcome);
    }

    void attempted(Optional<Factor> factor, Optional<AuthenticatorId> authenticator, MfaEvent.Outcome outcome) {
        drafts.add(number -> new MfaEvent.Attempt(
                now, Optional.of(user), context.operation(), factor, authenticator, outcome, context.source(), number));
    }

    void notSent(Factor factor, Purpose purpose, String maskedRecipient, MfaEvent.DeliveryOutcome outcome) {
        drafts.add(number -> delivery(factor, purpose, maskedRecipient, outcome, number));
    }

    /** The event of a send, told later than the state is saved, with a number that is taken now. */
    MfaEvent.Delivery delivery(
            Factor factor, Purpose purpose, String maskedRecipient, MfaEvent.DeliveryOutcome outcome, long number) {
        return new MfaEvent.Delivery(
                now, Optional.of(user), factor, purpose, maskedRecipient, outcome, context.source(), number);
    }

    void changed(MfaEvent.ChangeType type, Factor factor, AuthenticatorId authenticator) {
        changed(type, Optional.of(factor), Optional.of(authenticator), Optional.empty(), Optional.empty());
    }

    void changed(MfaEvent.ChangeType type, Factor factor) {
        changed(type, Optional.of(factor), Optional.empty(), Optional.empty(), Optional.empty());
    }

    void locked(Factor factor, Instant until) {
        changed(
                MfaEvent.ChangeType.LOCKED,
                Optional.of(factor),
                Optional.empty(),
                Optional.of(until),
                Optional.empty());
    }

    void administered(
            MfaEvent.ChangeType type,
            Optional<Factor> factor,
            Optional<AuthenticatorId> authenticator,
            AdminAction action) {
        changed(type, factor, authenticator, Optional.empty(), Optional.of(action));
    }

    /** Numbers the events: with numbers of their own if the state is saved, else all with the latest number. */
    List<MfaEvent> events() {
        List<MfaEvent> events = new ArrayList<>(drafts.size());
        for (LongFunction<MfaEvent> draft : drafts) {
            events.add(draft.apply(changed ? state.nextSequence() : state.sequence()));
        }
        return events;
    }

    private void changed(
            MfaEvent.ChangeType type,
            Optional<Factor> factor,
            Optional<AuthenticatorId> authenticator,
            Optional<Instant> until,
            Optional<AdminAction> action) {
        drafts.add(number -> new MfaEvent.Change(
                now, Optional.of(user), type, factor, authenticator, until, action, context.source(), number));
    }
}
