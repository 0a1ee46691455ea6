package dev.mfacore.adapter.inmemory.testing;

import static java.util.Objects.requireNonNull;

import dev.mfacore.MfaPolicy;
import dev.mfacore.adapter.inmemory.InMemoryMfa;
import dev.mfacore.adapter.inmemory.InMemoryMfaBuilder;
import dev.mfacore.port.QrRenderer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/** Collects the settings of a {@link FakeAuthingTenant}. Not safe for use by several threads; what it builds is. */
public final class FakeAuthingTenantBuilder {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private MfaPolicy policy =
            MfaPolicy.builder().oneRecoveryCode(true).unattachedCodes(true).build();
    private VirtualClock clock = new VirtualClock(START);
    private SecureRandom random = new SecureRandom();
    private Optional<QrRenderer> qrRenderer = Optional.empty();

    FakeAuthingTenantBuilder() {}

    /**
     * Gives the rules. Where they do not demand a second factor, a user without one signs in with the password alone.
     *
     * @param value keeps one recovery code or none; by default one, codes are sent without a token as well, and a second
     *     factor is demanded
     * @return this builder
     */
    public FakeAuthingTenantBuilder policy(MfaPolicy value) {
        this.policy = requireNonNull(value, "policy");
        return this;
    }

    /**
     * Gives the clock, the only one that is ever read.
     *
     * @param value by default one that stands at the beginning of 2026
     * @return this builder
     */
    public FakeAuthingTenantBuilder clock(VirtualClock value) {
        this.clock = requireNonNull(value, "clock");
        return this;
    }

    /**
     * Gives the source of randomness, the only one that is ever drawn from.
     *
     * @param value by default a new {@link SecureRandom}
     * @return this builder
     */
    public FakeAuthingTenantBuilder random(SecureRandom value) {
        this.random = requireNonNull(value, "random");
        return this;
    }

    /**
     * Gives what draws the enrolment's QR code.
     *
     * @param value by default there is none, and {@code qrCodeDataUrl} is empty
     * @return this builder
     */
    public FakeAuthingTenantBuilder qrRenderer(QrRenderer value) {
        this.qrRenderer = Optional.of(value);
        return this;
    }

    /**
     * Builds the tenant.
     *
     * @return a new one without users
     * @throws IllegalArgumentException if the policy keeps several recovery codes
     */
    public FakeAuthingTenant build() {
        InMemoryMfaBuilder engine = InMemoryMfa.builder(FakeAuthingTenant.ISSUER)
                .policy(policy)
                .clock(clock)
                .random(random);
        qrRenderer.ifPresent(engine::qrRenderer);
        return new FakeAuthingTenant(engine.build(), policy, clock, new FakeSessions(clock, random));
    }
}
