package dev.mfacore.tck;

import dev.mfacore.MfaPolicy;
import dev.mfacore.tck.drive.AdminApiHooks;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A deployed server that speaks Authing's protocol, and how to test it. Not safe for several threads. */
public final class Endpoint {

    private final URI base;
    private Optional<EndpointHooks> hooks = Optional.empty();
    private MfaPolicy policy = MfaPolicy.builder()
            .oneRecoveryCode(true)
            .trustDirectoryAtFirstSight(true)
            .legacyImport(true)
            .unattachedCodes(true)
            .tokenLife(Duration.ofMinutes(6))
            .build();
    private final List<Capability> abilities =
            new ArrayList<>(List.of(Capability.RECIPIENT_ASSOCIATION, Capability.ADMINISTRATION));

    private Endpoint(URI base) {
        this.base = base;
    }

    /**
     * Names the server.
     *
     * @param base where applications call, without a path
     * @return the endpoint
     */
    public static Endpoint at(URI base) {
        return new Endpoint(base);
    }

    /**
     * Reaches users, codes and the clock through this project's admin API.
     *
     * @param admin where operators call, without a path
     * @param key the admin key
     * @return this
     */
    public Endpoint admin(URI admin, String key) {
        return hooks(new AdminApiHooks(admin, key));
    }

    /**
     * Reaches users, codes and the clock in another way.
     *
     * @param how the hooks
     * @return this
     */
    public Endpoint hooks(EndpointHooks how) {
        hooks = Optional.of(how);
        return this;
    }

    /**
     * Says that the hooks move the clock, as the admin API does where the server runs with a test clock. Without it what
     * needs time to pass is not tested.
     *
     * @return this
     */
    public Endpoint testClock() {
        abilities.add(Capability.MOVES_TIME);
        return this;
    }

    /**
     * Tells the rules that the server keeps.
     *
     * @param rules the policy; by default that of this project's server
     * @return this
     */
    public Endpoint policy(MfaPolicy rules) {
        policy = rules;
        return this;
    }

    /**
     * Returns where applications call.
     *
     * @return the address
     */
    public URI base() {
        return base;
    }

    /**
     * Returns the hooks.
     *
     * @return the hooks
     * @throws IllegalStateException if there are none
     */
    public EndpointHooks hooks() {
        return hooks.orElseThrow(() -> new IllegalStateException(
                "the endpoint has no hooks: call admin(uri, key), or hooks(...) for a server with another admin API"));
    }

    /**
     * Returns the rules.
     *
     * @return the policy
     */
    public MfaPolicy policy() {
        return policy;
    }

    /**
     * Returns what can be tested of it.
     *
     * @return a copy
     */
    List<Capability> abilities() {
        return List.copyOf(abilities);
    }

    @Override
    public String toString() {
        return "Endpoint[" + base + "]";
    }
}
