package dev.mfacore.engine;

import dev.mfacore.DeliveryTarget;
import dev.mfacore.Factor;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.Purpose;
import dev.mfacore.Rejected;
import dev.mfacore.Sending;
import dev.mfacore.engine.state.Challenge;
import dev.mfacore.engine.state.OpenTransaction;
import dev.mfacore.engine.state.PendingAssociation;
import dev.mfacore.engine.state.Quota;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Sends within a transaction: to a confirmed recipient for the transaction's purpose, to a new one only to bind it and
 * only while the user has no factor (DOTP-08), or again for the caller's own pending association.
 */
final class TransactionSend implements SendPlan<Sending> {

    private final TokenGate gate;
    private final Recipients recipients;
    private final MfaPolicy policy;
    private final Owner owner;
    private final DeliveryTarget target;

    TransactionSend(TokenGate gate, Recipients recipients, MfaPolicy policy, Owner owner, DeliveryTarget target) {
        this.gate = gate;
        this.recipients = recipients;
        this.policy = policy;
        this.owner = owner;
        this.target = target;
    }

    @Override
    public Decision<Sending> preview(UnitOfWork unit) {
        Optional<OpenTransaction> entry = entry(unit);
        if (owner.token().isPresent() && entry.isEmpty()) {
            unit.attempted(MfaEvent.Outcome.DEAD_TOKEN);
            return Decision.refuse(TokenGate.INVALID_TOKEN);
        }
        Optional<Route> route = route(unit, entry);
        if (route.isEmpty()) {
            return Decision.refuse(notAllowed(unit));
        }
        Factor factor = route.get().recipient().factor();
        if (!policy.factors().contains(factor)) {
            unit.attempted(factor, MfaEvent.Outcome.NOT_PERMITTED);
            return Decision.refuse(new Rejected(Rejected.Reason.NOT_PERMITTED));
        }
        Optional<Instant> full = entry.flatMap(it -> TokenGate.fullUntil(unit.state(), it, unit.now()));
        if (full.isPresent()) {
            unit.attempted(factor, MfaEvent.Outcome.LOCKED);
            return Decision.refuse(new Sending.NotSent(Sending.Cause.THROTTLED, full));
        }
        return Decision.go(route.get());
    }

    @Override
    public Decision<Sending> commit(UnitOfWork unit) {
        return preview(unit);
    }

    private Optional<OpenTransaction> entry(UnitOfWork unit) {
        return owner.token().flatMap(token -> gate.live(unit.state(), token, unit.now()));
    }

    private Optional<Route> route(UnitOfWork unit, Optional<OpenTransaction> entry) {
        return toPending(unit).or(() -> entry.flatMap(it -> withinTransaction(unit, it)));
    }

    private Optional<Route> toPending(UnitOfWork unit) {
        return recipients
                .pending(unit, owner, target)
                .map(it -> Associator.route(it, recipients.recipientOf(unit.user(), it)));
    }

    private Optional<Route> withinTransaction(UnitOfWork unit, OpenTransaction entry) {
        Purpose purpose = owner.token().orElseThrow().purpose();
        Optional<Route> bound = recipients
                .bound(unit, target)
                .map(it -> new Route(it.recipient(), purpose, Quota.Lane.HOLDER, entry.idHash(), entry.sends()));
        boolean mayBind = purpose == Purpose.SIGN_IN && !unit.state().hasFactor();
        if (bound.isPresent() || !mayBind || !(target instanceof DeliveryTarget.Address address)) {
            return bound;
        }
        return Optional.of(
                new Route(address.recipient(), Purpose.BIND, Quota.Lane.BINDING, entry.idHash(), entry.sends()));
    }

    private Sending notAllowed(UnitOfWork unit) {
        Purpose purpose = owner.token().map(OpenToken::purpose).orElse(Purpose.BIND);
        if (target instanceof DeliveryTarget.Address address) {
            unit.notSent(
                    address.recipient().factor(),
                    purpose,
                    address.recipient().masked(),
                    MfaEvent.DeliveryOutcome.RECIPIENT_NOT_ALLOWED);
        } else {
            unit.attempted(MfaEvent.Outcome.NOTHING_TO_MATCH);
        }
        return new Sending.NotSent(Sending.Cause.RECIPIENT_NOT_ALLOWED, Optional.empty());
    }

    @Override
    public void put(UnitOfWork unit, Challenge challenge) {
        Optional<PendingAssociation> pending = recipients.pending(unit, owner, target);
        if (pending.isPresent()) {
            unit.state().updatePending(pending.get().id(), it -> it.sent().with(challenge));
        } else {
            unit.state().put(entry(unit).orElseThrow().sent().with(challenge));
        }
    }

    @Override
    public void kill(UnitOfWork unit, Challenge challenge) {
        Associator.killPending(unit, challenge);
        unit.state().transactions().stream()
                .filter(it ->
                        it.challenges().stream().anyMatch(kept -> Arrays.equals(kept.codeHash(), challenge.codeHash())))
                .forEach(it -> unit.state().put(it.with(challenge.ended(Challenge.Status.DEAD))));
    }

    @Override
    public Sending sent(Sending.Sent sent) {
        return sent;
    }

    @Override
    public Sending notSent(Sending.NotSent notSent) {
        return notSent;
    }
}
