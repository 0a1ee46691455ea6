package dev.mfacore;

/**
 * Where an application starts: builds a second factor on its own storage and delivery.
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
     * A local engine. All its sides are safe for use by any number of threads.
     *
     * @param service for whatever serves end users
     * @param admin for the platform's operators only
     * @param gateway for a front that speaks another protocol for the platform
     */
    public record Local(MfaService service, MfaAdmin admin, MfaGateway gateway) {}
}
