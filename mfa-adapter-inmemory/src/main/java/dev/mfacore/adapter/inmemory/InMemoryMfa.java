package dev.mfacore.adapter.inmemory;

import dev.mfacore.MfaAdmin;
import dev.mfacore.MfaGateway;
import dev.mfacore.MfaService;
import dev.mfacore.adapter.inmemory.wiring.DaggerInMemoryComponent;
import dev.mfacore.adapter.inmemory.wiring.InMemoryComponent;
import dev.mfacore.adapter.inmemory.wiring.Settings;
import dev.mfacore.port.AuthenticatorStore;
import java.time.InstantSource;

/**
 * A complete second factor in the memory of one process, for demos and for an application's own tests: a local engine
 * with a store, an outbox that shows the codes, a directory, and a record of what happened.
 *
 * <pre>{@code
 * InMemoryMfa mfa = InMemoryMfa.create("Example");
 * Association pending = mfa.service()
 *         .associate(Caller.signedIn(ada), AssociateRequest.authenticatorApp("phone"));
 * }</pre>
 *
 * <p>Immutable, and its parts are safe for use by any number of threads.
 */
public final class InMemoryMfa {

    private final InMemoryComponent component;

    InMemoryMfa(Settings settings) {
        this.component = DaggerInMemoryComponent.factory().create(settings);
        // Made now, so that a bad setting is refused here and not at the first use.
        component.engine();
    }

    /**
     * Makes a second factor with all defaults: an empty store, new keys, the default policy and the system's clock.
     *
     * @param issuer names the platform, as authenticator apps will show it; not blank, without a colon
     * @return the second factor
     * @throws IllegalArgumentException if the issuer is blank, too long or has a colon
     */
    public static InMemoryMfa create(String issuer) {
        return builder(issuer).build();
    }

    /**
     * Starts a second factor with settings of one's own.
     *
     * @param issuer names the platform, as authenticator apps will show it; not blank, without a colon
     * @return a builder with the defaults
     */
    public static InMemoryMfaBuilder builder(String issuer) {
        return new InMemoryMfaBuilder(issuer);
    }

    /**
     * Returns the side for end users.
     *
     * @return the service
     */
    public MfaService service() {
        return component.engine().service();
    }

    /**
     * Returns the side for the platform's operators.
     *
     * @return the administration
     */
    public MfaAdmin admin() {
        return component.engine().admin();
    }

    /**
     * Returns the side for a front that speaks another protocol.
     *
     * @return the gateway
     */
    public MfaGateway gateway() {
        return component.engine().gateway();
    }

    /**
     * Returns where the codes by SMS and email arrive.
     *
     * @return the outbox
     */
    public Outbox outbox() {
        return component.outbox();
    }

    /**
     * Returns what the platform knows of its users: nothing, until it is told.
     *
     * @return the directory
     */
    public InMemoryUserDirectory directory() {
        return component.directory();
    }

    /**
     * Returns the store of record.
     *
     * @return the store that the builder was given, or else an {@link InMemoryAuthenticatorStore}
     */
    public AuthenticatorStore store() {
        return component.settings().store();
    }

    /**
     * Returns what happened.
     *
     * @return the log of events
     */
    public EventLog events() {
        return component.events();
    }

    /**
     * Returns what users were told.
     *
     * @return the log of notices
     */
    public UserNotices notices() {
        return component.notices();
    }

    /**
     * Returns the clock that the engine reads.
     *
     * @return the clock that the builder was given, or else the system's
     */
    public InstantSource clock() {
        return component.settings().clock();
    }

    @Override
    public String toString() {
        return "InMemoryMfa[" + component.settings().issuer() + "]";
    }
}
