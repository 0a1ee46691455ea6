package dev.mfacore.engine;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Recipient;
import dev.mfacore.UserId;
import dev.mfacore.engine.state.BoundAuthenticator;
import dev.mfacore.engine.state.PendingAssociation;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds the authenticator that a caller means, by its id or by the phone or email itself. */
final class Recipients {

    private final Vault vault;

    Recipients(Vault vault) {
        this.vault = vault;
    }

    /**
     * A usable authenticator with its recipient.
     *
     * @param authenticator the authenticator
     * @param recipient where its codes go
     */
    record Bound(BoundAuthenticator authenticator, Recipient recipient) {}

    /**
     * The active authenticator of the user that delivers to the target. Looking costs as much where there is nothing to
     * look at (SEC-08).
     */
    Optional<Bound> bound(UnitOfWork unit, DeliveryTarget target) {
        List<BoundAuthenticator> candidates = candidates(unit, target);
        if (candidates.isEmpty()) {
            Arrays.fill(vault.openDecoy(), (byte) 0);
        }
        return candidates.stream()
                .map(it -> new Bound(it, vault.recipient(unit.user(), it)))
                .filter(it -> isMeant(target, it.recipient()))
                .findFirst();
    }

    private static List<BoundAuthenticator> candidates(UnitOfWork unit, DeliveryTarget target) {
        return unit.state().authenticators().stream()
                .filter(it -> it.factor().isDelivered() && !it.disabled())
                .filter(it -> !(target instanceof DeliveryTarget.Bound byId)
                        || it.id().equals(byId.authenticator()))
                .filter(it -> !(target instanceof DeliveryTarget.Address address)
                        || it.factor() == address.recipient().factor())
                .toList();
    }

    /** The caller's own pending association that delivers to the target. */
    Optional<PendingAssociation> pending(UnitOfWork unit, Owner owner, DeliveryTarget target) {
        return unit.state().pending().stream()
                .filter(it -> it.factor().isDelivered())
                .filter(it -> isOwned(it, owner, unit.now()))
                .filter(it -> target instanceof DeliveryTarget.Bound byId
                        ? it.id().equals(byId.authenticator())
                        : isMeant(target, vault.recipient(unit.user(), it)))
                .findFirst();
    }

    Recipient recipientOf(UserId user, PendingAssociation association) {
        return vault.recipient(user, association);
    }

    /** Removes the user's other bindings to a recipient, which a new binding replaces. */
    void removeOtherBindings(UnitOfWork unit, Recipient recipient, AuthenticatorId successor) {
        unit.state().authenticators().stream()
                .filter(it -> it.factor() == recipient.factor() && !it.id().equals(successor))
                .filter(it -> same(vault.recipient(unit.user(), it), recipient))
                .forEach(it -> unit.state().remove(it.id()));
    }

    static boolean isOwned(PendingAssociation association, Owner owner, Instant now) {
        return now.isBefore(association.expiresAt()) && Arrays.equals(association.owner(), owner.tag());
    }

    static boolean same(Recipient one, Recipient other) {
        return one.factor() == other.factor() && one.identity().equals(other.identity());
    }

    private static boolean isMeant(DeliveryTarget target, Recipient recipient) {
        return !(target instanceof DeliveryTarget.Address address) || same(address.recipient(), recipient);
    }
}
