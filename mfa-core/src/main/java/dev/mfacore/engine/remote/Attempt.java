package dev.mfacore.engine.remote;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.Factor;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaEvent.DeliveryOutcome;
import dev.mfacore.MfaEvent.Outcome;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.Purpose;
import dev.mfacore.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of one call while it runs, for the event at its end. Belongs to the thread that makes the call. */
final class Attempt {

    /** Nobody counts events where the state lies with the tenant. */
    private static final long NO_SEQUENCE = 0;

    private final Instant now;
    private final MfaEvent.Operation operation;
    private final Optional<Factor> factor;
    private final Optional<String> source;
    private final List<MfaEvent.ChangeType> changes = new ArrayList<>();
    private Optional<UserId> user = Optional.empty();
    private Optional<AuthenticatorId> authenticator = Optional.empty();
    private Optional<String> maskedRecipient = Optional.empty();
    private Outcome failure = Outcome.UNAVAILABLE;

    Attempt(Instant now, MfaEvent.Operation operation, Optional<Factor> factor, Optional<String> source) {
        this.now = now;
        this.operation = operation;
        this.factor = factor;
        this.source = source;
    }

    Instant now() {
        return now;
    }

    /** Says whose call it is. */
    Attempt by(UserId who) {
        user = Optional.of(who);
        return this;
    }

    Attempt on(AuthenticatorId id) {
        authenticator = Optional.of(id);
        return this;
    }

    /** Makes it an attempt to send. */
    void to(String masked) {
        maskedRecipient = Optional.of(masked);
    }

    void changed(MfaEvent.ChangeType change) {
        changes.add(change);
    }

    /** The answer was about somebody else: nothing may be taken from it (CLI-04). */
    MfaUnavailableException aboutAnotherUser() {
        failure = Outcome.WRONG_USER;
        return new MfaUnavailableException("the tenant's answer is about another user: check which token is whose");
    }

    /** The events of an attempt that came to its end. */
    List<MfaEvent> ended(Outcome outcome) {
        List<MfaEvent> events = new ArrayList<>();
        events.add(event(outcome));
        if (outcome == Outcome.ACCEPTED) {
            changes.forEach(change -> events.add(new MfaEvent.Change(
                    now,
                    user,
                    change,
                    factor,
                    authenticator,
                    Optional.empty(),
                    Optional.empty(),
                    source,
                    NO_SEQUENCE)));
        }
        return events;
    }

    /** The event of an attempt that failed. */
    List<MfaEvent> failed() {
        return List.of(event(failure));
    }

    private MfaEvent event(Outcome outcome) {
        Optional<DeliveryOutcome> delivery = maskedRecipient.flatMap(masked -> deliveryOutcome(outcome));
        if (delivery.isPresent()) {
            return new MfaEvent.Delivery(
                    now,
                    user,
                    factor.orElseThrow(),
                    Purpose.SIGN_IN,
                    maskedRecipient.orElseThrow(),
                    delivery.get(),
                    source,
                    NO_SEQUENCE);
        }
        return new MfaEvent.Attempt(now, user, operation, factor, authenticator, outcome, source, NO_SEQUENCE);
    }

    /** Dead tokens and the like are no matter of delivery. */
    private static Optional<DeliveryOutcome> deliveryOutcome(Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> Optional.of(DeliveryOutcome.SENT);
            case THROTTLED -> Optional.of(DeliveryOutcome.THROTTLED);
            case RECIPIENT_TAKEN -> Optional.of(DeliveryOutcome.RECIPIENT_NOT_ALLOWED);
            case UNAVAILABLE -> Optional.of(DeliveryOutcome.FAILED);
            default -> Optional.empty();
        };
    }
}
