package dev.mfacore.engine;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.MfaEvent;
import dev.mfacore.Recipient;
import dev.mfacore.engine.state.BoundAuthenticator;
import dev.mfacore.engine.state.Throttle;
import java.time.Instant;
import java.util.Optional;

/** Puts a confirmed authenticator into the state; binding a kind anew is what revives it after the cap (THR-01). */
final class Binder {

    private final Vault vault;
    private final Recipients recipients;

    Binder(Vault vault, Recipients recipients) {
        this.vault = vault;
        this.recipients = recipients;
    }

    void bind(UnitOfWork unit, BoundAuthenticator authenticator) {
        unit.state().bind(authenticator);
        unit.state().setThrottle(authenticator.factor(), Throttle.NONE);
        unit.changed(MfaEvent.ChangeType.BOUND, authenticator.factor(), authenticator.id());
        unit.markChanged();
    }

    void bindRecipient(UnitOfWork unit, AuthenticatorId id, String name, Instant createdAt, Recipient recipient) {
        byte[] sealed = vault.sealRecipient(unit.user(), id, recipient);
        bind(unit, new BoundAuthenticator(id, recipient.factor(), name, createdAt, sealed, Optional.empty()));
        // Last, so that the user is never without a factor meanwhile: the recovery codes would go with it.
        recipients.removeOtherBindings(unit, recipient, id);
    }
}
