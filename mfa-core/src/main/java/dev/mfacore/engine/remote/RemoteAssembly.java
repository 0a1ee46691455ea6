package dev.mfacore.engine.remote;

import dev.mfacore.MfaService;
import dev.mfacore.RemoteSignIn;
import dev.mfacore.engine.EventBus;
import java.util.Optional;

/** Puts the remote side together from its parts. Nothing in it changes afterwards, and no call leaves anything behind. */
public final class RemoteAssembly {

    final RemoteOpener opener;
    final RemoteLister lister;
    final RemoteAssociator associator;
    final RemoteConfirmer confirmer;
    final RemoteUnbinder unbinder;
    final RemoteVerifier verifier;
    final RemoteSender sender;
    final RemoteBindable bindable;

    /**
     * Puts a remote side together.
     *
     * @param parts what it is made of
     */
    public RemoteAssembly(RemoteParts parts) {
        RemoteRules rules = parts.rules();
        Tenant tenant = new Tenant(parts.api());
        Attempts attempts = new Attempts(parts.clock(), new EventBus(parts.listeners()));
        Credentials credentials = new Credentials(parts.accessToken());
        TokenOwner owner = new TokenOwner(tenant, rules.introspection());
        Optional<TriggerData> triggers = parts.management().map(it -> new TriggerData(tenant, owner, it));
        Targets targets = new Targets(owner, triggers);
        lister = new RemoteLister(tenant, attempts, credentials, owner);
        Proofs proofs = new Proofs(tenant, lister, rules.stepUpAge());
        opener = new RemoteOpener(attempts, triggers, rules);
        associator = new RemoteAssociator(tenant, attempts, credentials, lister, proofs, rules);
        confirmer = new RemoteConfirmer(tenant, attempts, credentials, lister);
        unbinder = new RemoteUnbinder(tenant, attempts, credentials, lister, proofs);
        verifier = new RemoteVerifier(tenant, attempts, owner, targets);
        sender = new RemoteSender(tenant, attempts, targets, rules);
        bindable = new RemoteBindable(tenant, attempts);
    }

    /**
     * Returns the driving side.
     *
     * @return the service
     */
    public MfaService service() {
        return new RemoteMfaService(this);
    }

    /**
     * Returns the way in for sign-ins that Authing stopped.
     *
     * @return the way in
     */
    public RemoteSignIn signIn() {
        return opener;
    }
}
