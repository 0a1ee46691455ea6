package dev.mfacore.engine;

import dev.mfacore.CodePolicy;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.Sending;
import dev.mfacore.UserId;
import dev.mfacore.engine.SendPlan.Decision;
import dev.mfacore.engine.SendPlan.Route;
import dev.mfacore.engine.state.Challenge;
import dev.mfacore.port.OtpMessage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Sends a code, in an order that leaves nothing behind whatever fails: look, reserve the quotas that belong to no user,
 * save the code's hash together with the user's own quotas, deliver, and if that fails save the code dead before
 * answering (DOTP-11). A send that is refused gives its reservations back and voids no earlier code (THR-11).
 */
final class CodeSender {

    private final UserRegister users;
    private final Quotas quotas;
    private final SendRules rules;
    private final Vault vault;
    private final RandomCodes random;
    private final Handover handover;
    private final MfaPolicy policy;
    private final InstantSource clock;
    private final EventBus events;

    CodeSender(UserRegister users, Quotas quotas, Vault vault, RandomCodes random, EngineParts parts, EventBus events) {
        this.users = users;
        this.quotas = quotas;
        this.rules = new SendRules(parts.policy().sending());
        this.vault = vault;
        this.random = random;
        this.handover = new Handover(parts.delivery());
        this.policy = parts.policy();
        this.clock = parts.clock();
        this.events = events;
    }

    /**
     * A code whose hash is saved.
     *
     * @param message what to deliver
     * @param challenge what is kept of it
     * @param sent the answer if it gets through
     * @param unit the attempt that saved it
     * @param number the event's number
     */
    private record Saved(OtpMessage message, Challenge challenge, Sending.Sent sent, UnitOfWork unit, long number) {}

    /** A saved code, or the operation's no. */
    private record Commit<R>(Optional<Saved> saved, Optional<R> refusal) {}

    <R> R send(UserId user, CallContext context, SendPlan<R> plan) {
        Decision<R> preview = users.run(user, context, unit -> checked(unit, plan, plan.preview(unit)));
        if (preview.refusal().isPresent()) {
            return preview.refusal().get();
        }
        Route route = preview.route().orElseThrow();
        Quotas.Reservation reservation =
                users.told(user, context, () -> quotas.reserve(route.recipient(), route.lane(), clock.instant()));
        if (reservation.refusedUntil().isPresent()) {
            return users.run(user, context, unit -> throttled(unit, plan, route, reservation.refusedUntil()));
        }
        Commit<R> commit = commit(user, context, plan, route, reservation);
        if (commit.refusal().isPresent()) {
            return commit.refusal().get();
        }
        return deliver(user, context, plan, commit.saved().orElseThrow());
    }

    private <R> Commit<R> commit(
            UserId user, CallContext context, SendPlan<R> plan, Route expected, Quotas.Reservation reservation) {
        boolean saved = false;
        try {
            Commit<R> commit = users.run(user, context, unit -> decide(unit, plan, expected));
            saved = commit.saved().isPresent();
            return commit;
        } finally {
            if (!saved) {
                quotas.release(reservation);
            }
        }
    }

    private <R> Commit<R> decide(UnitOfWork unit, SendPlan<R> plan, Route expected) {
        Decision<R> decision = checked(unit, plan, plan.commit(unit));
        if (decision.refusal().isPresent()) {
            return new Commit<>(Optional.empty(), decision.refusal());
        }
        Route route = decision.route().orElseThrow();
        boolean moved = !route.recipient().equals(expected.recipient()) || route.lane() != expected.lane();
        return moved
                ? new Commit<>(Optional.empty(), Optional.of(notAllowed(unit, plan, route)))
                : new Commit<>(Optional.of(save(unit, plan, route)), Optional.empty());
    }

    private <R> Saved save(UnitOfWork unit, SendPlan<R> plan, Route route) {
        CodePolicy codes = policy.codes();
        String code = random.digits(codes.digits());
        Instant expiresAt = unit.now().plus(codes.life());
        byte[] key = vault.hashKeyForWriting(unit.user(), unit.state());
        byte[] hash =
                CodeHashes.of(key, route.slot(), route.recipient().factor(), route.purpose(), route.recipient(), code);
        Challenge challenge =
                new Challenge(route.recipient().factor(), route.purpose(), hash, expiresAt, 0, Challenge.Status.LIVE);
        plan.put(unit, challenge);
        Instant resendAt = rules.record(unit.state(), unit.now());
        unit.markChanged();
        OtpMessage message = new OtpMessage(
                random.messageId(), Optional.of(unit.user()), route.recipient(), route.purpose(), code, expiresAt);
        Sending.Sent sent = new Sending.Sent(route.recipient().masked(), expiresAt, resendAt);
        return new Saved(message, challenge, sent, unit, unit.state().nextSequence());
    }

    private <R> R deliver(UserId user, CallContext context, SendPlan<R> plan, Saved saved) {
        boolean delivered = handover.deliver(
                saved.message(),
                outcome -> tell(saved, outcome),
                () -> users.runUntold(user, context, unit -> {
                    plan.kill(unit, saved.challenge());
                    unit.markChanged();
                    return true;
                }));
        return delivered
                ? plan.sent(saved.sent())
                : plan.notSent(new Sending.NotSent(
                        Sending.Cause.DELIVERY_FAILED, Optional.of(saved.sent().resendAt())));
    }

    private void tell(Saved saved, MfaEvent.DeliveryOutcome outcome) {
        events.publish(saved.unit()
                .delivery(
                        saved.challenge().factor(),
                        saved.challenge().purpose(),
                        saved.sent().maskedRecipient(),
                        outcome,
                        saved.number()));
    }

    /** What every send has to keep: the allow-list, the slot's quota, the user's quotas. */
    private <R> Decision<R> checked(UnitOfWork unit, SendPlan<R> plan, Decision<R> decision) {
        if (decision.refusal().isPresent()) {
            return decision;
        }
        Route route = decision.route().orElseThrow();
        if (!policy.sending().allows(route.recipient())) {
            tellRefusal(unit, route, MfaEvent.DeliveryOutcome.DESTINATION_NOT_ALLOWED);
            return Decision.refuse(
                    plan.notSent(new Sending.NotSent(Sending.Cause.DESTINATION_NOT_ALLOWED, Optional.empty())));
        }
        if (route.sends() >= policy.sending().perTransaction()) {
            return Decision.refuse(throttled(unit, plan, route, Optional.empty()));
        }
        Instant opens = rules.opensAt(unit.state(), unit.now());
        return opens.isAfter(unit.now()) ? Decision.refuse(throttled(unit, plan, route, Optional.of(opens))) : decision;
    }

    private <R> R throttled(UnitOfWork unit, SendPlan<R> plan, Route route, Optional<Instant> retryAt) {
        tellRefusal(unit, route, MfaEvent.DeliveryOutcome.THROTTLED);
        return plan.notSent(new Sending.NotSent(Sending.Cause.THROTTLED, retryAt));
    }

    private <R> R notAllowed(UnitOfWork unit, SendPlan<R> plan, Route route) {
        tellRefusal(unit, route, MfaEvent.DeliveryOutcome.RECIPIENT_NOT_ALLOWED);
        return plan.notSent(new Sending.NotSent(Sending.Cause.RECIPIENT_NOT_ALLOWED, Optional.empty()));
    }

    private static void tellRefusal(UnitOfWork unit, Route route, MfaEvent.DeliveryOutcome outcome) {
        unit.notSent(
                route.recipient().factor(), route.purpose(), route.recipient().masked(), outcome);
    }
}
