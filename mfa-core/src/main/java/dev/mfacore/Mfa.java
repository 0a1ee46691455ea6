package dev.mfacore;

import java.util.Set;

/**
 * Where an application starts: builds a second factor on its own storage and delivery, or on a tenant of
 * Authing.
 *
 * <pre>{@code
 * Mfa.Local mfa = Mfa.local()
 *         .issuer("Example")
 *         .store(store)
 *         .delivery(delivery)
 *         .keys(keys)
 *         .recipientIndexKeys(indexKeys)
 *         .build();
 * Beginning beginning = mfa.service().begin(BeginRequest.signIn(new UserId("ada")));
 * }</pre>
 */
public final class Mfa {

    private Mfa() {}

    /**
     * Starts a local engine.
     *
     * @return a builder with the defaults
     */
    public static LocalMfaBuilder local() {
        return new LocalMfaBuilder();
    }

    /**
     * Starts a tenant of Authing's API that a local engine answers.
     *
     * @param engine the engine
     * @return a builder with the defaults
     */
    public static AuthingTenantBuilder tenant(Local engine) {
        return new AuthingTenantBuilder(engine);
    }

    /**
     * Starts a second factor on a tenant of Authing.
     *
     * @return a builder with the defaults
     */
    public static RemoteMfaBuilder remote() {
        return new RemoteMfaBuilder();
    }

    /**
     * A local engine. All its sides are safe for use by any number of threads.
     *
     * @param service for whatever serves end users
     * @param admin for the platform's operators only
     * @param gateway for a front that speaks another protocol for the platform
     */
    public record Local(MfaService service, MfaAdmin admin, MfaGateway gateway) {}

    /**
     * A second factor on a tenant of Authing. Both sides are safe for use by any number of threads.
     *
     * @param service for whatever serves end users
     * @param signIn begins where a sign-in through Authing stopped for a second factor
     * @param capabilities what the tenant can promise; an operation that needs another one is an {@link
     *     UnsupportedOperationException} that names it
     */
    public record Remote(MfaService service, RemoteSignIn signIn, Set<MfaCapability> capabilities) {
        /** Takes a copy of the set. */
        public Remote {
            capabilities = Set.copyOf(capabilities);
        }
    }
}
