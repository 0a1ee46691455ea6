package dev.mfacore.engine;

import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.Purpose;
import dev.mfacore.Recipient;
import dev.mfacore.Rejected;
import dev.mfacore.Sending;
import dev.mfacore.engine.state.Quota;
import dev.mfacore.engine.state.UnreadableStateException;
import dev.mfacore.port.OtpMessage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Sends a code to a recipient outside any transaction. No user is looked up, so the answer and the work are the same for
 * whomever the recipient belongs to (SEC-08), and no user's counter moves (THR-09). The order is that of
 * {@link CodeSender}: reserve the quotas, save the code's hash, deliver, and if that fails save the code dead.
 */
final class UnattachedSender {

    private static final int ID_BYTES = 16;

    private final UserRegister users;
    private final Quotas quotas;
    private final UnattachedCodes codes;
    private final RandomCodes random;
    private final Handover handover;
    private final MfaPolicy policy;
    private final InstantSource clock;
    private final EventBus events;

    UnattachedSender(
            UserRegister users,
            Quotas quotas,
            UnattachedCodes codes,
            RandomCodes random,
            EngineParts parts,
            EventBus events) {
        this.users = users;
        this.quotas = quotas;
        this.codes = codes;
        this.random = random;
        this.handover = new Handover(parts.delivery());
        this.policy = parts.policy();
        this.clock = parts.clock();
        this.events = events;
    }

    /** One send: where to, for whom by address, and when. */
    private record Send(Recipient recipient, CallContext context, Instant now) {}

    Sending send(Recipient recipient, Optional<String> source) {
        CallContext context = CallContext.of(MfaEvent.Operation.SEND, recipient.factor(), source);
        Send send = new Send(recipient, context, clock.instant());
        if (!policy.codes().unattached() || !policy.factors().contains(recipient.factor())) {
            tellNotPermitted(send);
            return new Rejected(Rejected.Reason.NOT_PERMITTED);
        }
        if (!policy.sending().allows(recipient)) {
            return notSent(
                    send,
                    Sending.Cause.DESTINATION_NOT_ALLOWED,
                    MfaEvent.DeliveryOutcome.DESTINATION_NOT_ALLOWED,
                    Optional.empty());
        }
        Quotas.Reservation reservation = users.told(
                Optional.empty(), context, () -> quotas.reserve(recipient, Quota.Lane.BINDING, send.now(), source));
        return reservation.refusedUntil().isPresent()
                ? notSent(send, Sending.Cause.THROTTLED, MfaEvent.DeliveryOutcome.THROTTLED, reservation.refusedUntil())
                : deliver(send, saved(send, reservation));
    }

    private record Saved(byte[] id, OtpMessage message) {}

    private Saved saved(Send send, Quotas.Reservation reservation) {
        byte[] id = random.bytes(ID_BYTES);
        String code = random.digits(policy.codes().digits());
        boolean saved = false;
        try {
            users.told(Optional.empty(), send.context(), () -> {
                codes.put(send.recipient(), id, code, send.now());
                return true;
            });
            saved = true;
        } finally {
            if (!saved) {
                quotas.release(reservation);
            }
        }
        Instant expiresAt = send.now().plus(policy.codes().life());
        return new Saved(
                id,
                new OtpMessage(
                        random.messageId(), Optional.empty(), send.recipient(), Purpose.SIGN_IN, code, expiresAt));
    }

    private Sending deliver(Send send, Saved saved) {
        Instant resendAt = send.now().plus(policy.sending().cooldown());
        boolean delivered = handover.deliver(saved.message(), outcome -> tell(send, outcome), () -> kill(send, saved));
        return delivered
                ? new Sending.Sent(send.recipient().masked(), saved.message().expiresAt(), resendAt)
                : new Sending.NotSent(Sending.Cause.DELIVERY_FAILED, Optional.of(resendAt));
    }

    private void kill(Send send, Saved saved) {
        try {
            codes.kill(send.recipient(), saved.id());
        } catch (UnreadableStateException e) {
            throw new MfaUnavailableException("a stored record cannot be read", e);
        }
    }

    private Sending notSent(
            Send send, Sending.Cause cause, MfaEvent.DeliveryOutcome outcome, Optional<Instant> retryAt) {
        tell(send, outcome);
        return new Sending.NotSent(cause, retryAt);
    }

    private void tell(Send send, MfaEvent.DeliveryOutcome outcome) {
        events.publish(new MfaEvent.Delivery(
                send.now(),
                Optional.empty(),
                send.recipient().factor(),
                Purpose.SIGN_IN,
                send.recipient().masked(),
                outcome,
                send.context().source(),
                0));
    }

    private void tellNotPermitted(Send send) {
        events.publish(new MfaEvent.Attempt(
                send.now(),
                Optional.empty(),
                send.context().operation(),
                send.context().factor(),
                Optional.empty(),
                MfaEvent.Outcome.NOT_PERMITTED,
                send.context().source(),
                0));
    }
}
