package dev.mfacore;

import dev.mfacore.authing.SecretText;
import dev.mfacore.engine.tenant.TenantAssembly;
import dev.mfacore.engine.tenant.TenantParts;
import dev.mfacore.port.AccessTokens;
import dev.mfacore.port.UserDirectory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a tenant is made of, beside the engine that answers. Policy, access tokens and the two ids have to be
 * given; everything else has a default. Not safe for use by several threads; what it builds is.
 */
public final class AuthingTenantBuilder {

    private static final String DEFAULT_CALLING_CODE = "+86";

    private final Mfa.Local engine;
    private @Nullable MfaPolicy policy;
    private @Nullable AccessTokens accessTokens;
    private @Nullable String userPoolId;
    private @Nullable String appId;
    private Optional<UserDirectory> directory = Optional.empty();
    private InstantSource clock = InstantSource.system();
    private String callingCode = DEFAULT_CALLING_CODE;
    private Predicate<SecretText> management = token -> false;
    private boolean requireTokenToSend;
    private boolean revealContacts;

    AuthingTenantBuilder(Mfa.Local engine) {
        this.engine = engine;
    }

    /**
     * Tells the policy that the engine was built with: which factors the application offers.
     *
     * @param value a policy that keeps one recovery code, or none at all: Authing's wire has room for one
     * @return this builder
     * @throws IllegalArgumentException if the policy keeps several recovery codes
     */
    public AuthingTenantBuilder policy(MfaPolicy value) {
        if (value.factors().contains(Factor.RECOVERY_CODE) && !value.recovery().oneCode()) {
            throw new IllegalArgumentException(
                    "policy must keep one recovery code, since Authing's wire has room for one:"
                            + " build it with oneRecoveryCode(true), or without RECOVERY_CODE among its factors");
        }
        this.policy = value;
        return this;
    }

    /**
     * Gives the platform's access tokens.
     *
     * @param value the tokens
     * @return this builder
     */
    public AuthingTenantBuilder accessTokens(AccessTokens value) {
        this.accessTokens = value;
        return this;
    }

    /**
     * Names the user pool, as answers show it.
     *
     * @param value the id, not blank
     * @return this builder
     */
    public AuthingTenantBuilder userPoolId(String value) {
        this.userPoolId = notBlank(value, "userPoolId");
        return this;
    }

    /**
     * Names the application that the tenant serves.
     *
     * @param value the id, not blank
     * @return this builder
     */
    public AuthingTenantBuilder appId(String value) {
        this.appId = notBlank(value, "appId");
        return this;
    }

    /**
     * Gives the platform's users. With a directory, management calls about users it does not know are refused; without
     * one, every user id counts as known.
     *
     * @param value the directory, the one that the engine has
     * @return this builder
     */
    public AuthingTenantBuilder directory(UserDirectory value) {
        this.directory = Optional.of(value);
        return this;
    }

    /**
     * Gives the clock.
     *
     * @param value by default the system's
     * @return this builder
     */
    public AuthingTenantBuilder clock(InstantSource value) {
        this.clock = value;
        return this;
    }

    /**
     * Sets the calling code of phones that come without one.
     *
     * @param value such as {@code +44}; by default {@code +86}, as Authing assumes
     * @return this builder
     * @throws IllegalArgumentException if it is no calling code
     */
    public AuthingTenantBuilder defaultCallingCode(String value) {
        this.callingCode = "+" + CallingCodes.require(value);
        return this;
    }

    /**
     * Says which tokens are an administrator's.
     *
     * @param value compares in constant time; by default no token is
     * @return this builder
     */
    public AuthingTenantBuilder management(Predicate<SecretText> value) {
        this.management = value;
        return this;
    }

    /**
     * Takes one token for the administrator's. It is compared in constant time.
     *
     * @param token at least 16 characters
     * @return this builder
     * @throws IllegalArgumentException if it is shorter
     */
    public AuthingTenantBuilder managementToken(SecretText token) {
        if (token.value().length() < 16) {
            throw new IllegalArgumentException("management token must have at least 16 characters: use a random one");
        }
        byte[] expected = hash(token);
        return management(shown -> MessageDigest.isEqual(expected, hash(shown)));
    }

    /**
     * Refuses to send codes without an mfaToken, as Authing's front ends ask for them (DOTP-06).
     *
     * @param value whether to; by default not, and then the engine's policy decides about unattached codes
     * @return this builder
     */
    public AuthingTenantBuilder requireTokenToSend(boolean value) {
        this.requireTokenToSend = value;
        return this;
    }

    /**
     * Shows the directory's phone and email unmasked also in challenges that go to a user's client, as Authing does and
     * its front ends expect (SEC-09). Administrators are shown them always.
     *
     * @param value whether to; by default not
     * @return this builder
     */
    public AuthingTenantBuilder revealContacts(boolean value) {
        this.revealContacts = value;
        return this;
    }

    /**
     * Builds the tenant.
     *
     * @return the tenant
     * @throws IllegalStateException if policy, access tokens or one of the ids are missing; the message names which
     */
    public AuthingTenant build() {
        return TenantAssembly.of(new TenantParts(
                engine,
                given(policy, "policy"),
                given(accessTokens, "accessTokens"),
                given(userPoolId, "userPoolId"),
                given(appId, "appId"),
                directory,
                clock,
                callingCode,
                management,
                requireTokenToSend,
                revealContacts));
    }

    private static String notBlank(String value, String name) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(
                    name + " must not be blank: give the id that clients are configured with");
        }
        return value;
    }

    private static <T> T given(@Nullable T part, String name) {
        if (part == null) {
            throw new IllegalStateException(name + " is missing: call " + name + "(...) before build()");
        }
        return part;
    }

    /** Hashed first, so that not even the length can be learned from the time a comparison takes. */
    private static byte[] hash(SecretText token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.value().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
