package dev.mfacore.adapter.inmemory;

import static java.util.Objects.requireNonNull;

import dev.mfacore.KeyRing;
import dev.mfacore.MfaPolicy;
import dev.mfacore.adapter.inmemory.wiring.Settings;
import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.QrRenderer;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects the settings of an {@link InMemoryMfa}. Not safe for use by several threads; what it builds is. */
public final class InMemoryMfaBuilder {

    private final String issuer;
    private @Nullable AuthenticatorStore store;
    private @Nullable KeyRing keys;
    private MfaPolicy policy = MfaPolicy.defaults();
    private InstantSource clock = InstantSource.system();
    private SecureRandom random = new SecureRandom();
    private Optional<QrRenderer> qrRenderer = Optional.empty();

    InMemoryMfaBuilder(String issuer) {
        this.issuer = requireNonNull(issuer, "issuer");
    }

    /**
     * Gives the rules.
     *
     * @param value the policy; by default {@link MfaPolicy#defaults()}
     * @return this builder
     */
    public InMemoryMfaBuilder policy(MfaPolicy value) {
        this.policy = requireNonNull(value, "policy");
        return this;
    }

    /**
     * Gives the clock, the only one that is ever read.
     *
     * @param value the clock, in a test a {@link dev.mfacore.adapter.inmemory.testing.VirtualClock}; by default the
     *     system's
     * @return this builder
     */
    public InMemoryMfaBuilder clock(InstantSource value) {
        this.clock = requireNonNull(value, "clock");
        return this;
    }

    /**
     * Gives the source of randomness, the only one that is ever drawn from.
     *
     * @param value the source; by default a new {@link SecureRandom}
     * @return this builder
     */
    public InMemoryMfaBuilder random(SecureRandom value) {
        this.random = requireNonNull(value, "random");
        return this;
    }

    /**
     * Gives the keys that seal secrets and tokens.
     *
     * @param ring the keys; by default a new key that is lost with the process
     * @return this builder
     */
    public InMemoryMfaBuilder keys(KeyRing ring) {
        this.keys = requireNonNull(ring, "keys");
        return this;
    }

    /**
     * Gives what draws the enrolment's QR code.
     *
     * @param value the renderer; by default there is none, and associations carry no picture
     * @return this builder
     */
    public InMemoryMfaBuilder qrRenderer(QrRenderer value) {
        this.qrRenderer = Optional.of(value);
        return this;
    }

    /**
     * Gives the store of record. Two engines on one store behave like two nodes, if they have the same keys.
     *
     * @param value the store; by default a new {@link InMemoryAuthenticatorStore}
     * @return this builder
     */
    public InMemoryMfaBuilder store(AuthenticatorStore value) {
        this.store = requireNonNull(value, "store");
        return this;
    }

    /**
     * Builds the second factor.
     *
     * @return a new one, sharing with others of this builder only what it was given
     * @throws IllegalArgumentException if the issuer is blank, too long or has a colon
     */
    public InMemoryMfa build() {
        return new InMemoryMfa(new Settings(
                issuer,
                store == null ? new InMemoryAuthenticatorStore() : store,
                keys == null ? KeyRing.generate(random) : keys,
                policy,
                clock,
                random,
                qrRenderer));
    }
}
