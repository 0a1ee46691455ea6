package dev.mfacore.authing;

import dev.mfacore.MfaToken;
import java.util.Optional;

/** What a call proves itself with. Two of them share one header on the wire and are never mixed up here (CLI-09). */
public sealed interface AuthingCredential
        permits AuthingCredential.OfUser, AuthingCredential.Anonymous, AuthingCredential.Management {

    /** Names a user: by a full session or by a half-done sign-in. */
    sealed interface OfUser extends AuthingCredential permits UserToken, PendingSignIn {}

    /**
     * A user's access token, from a finished sign-in.
     *
     * @param token the token
     */
    record UserToken(SecretText token) implements OfUser {}

    /**
     * The mfaToken of a sign-in that waits for its second factor.
     *
     * @param token the token
     */
    record PendingSignIn(MfaToken token) implements OfUser {}

    /** No credential at all, as Authing's front ends send codes. */
    record Anonymous() implements AuthingCredential {}

    /**
     * The token of a user pool's administrator.
     *
     * @param token the token
     */
    record Management(SecretText token) implements AuthingCredential {}

    /**
     * A user's access token.
     *
     * @param token the token's text
     * @return the credential
     */
    static UserToken user(String token) {
        return new UserToken(new SecretText(token));
    }

    /**
     * A sign-in that waits for its second factor.
     *
     * @param token the mfaToken
     * @return the credential
     */
    static PendingSignIn pending(MfaToken token) {
        return new PendingSignIn(token);
    }

    /**
     * No credential.
     *
     * @return the credential
     */
    static Anonymous anonymous() {
        return new Anonymous();
    }

    /**
     * The token of a user pool's administrator.
     *
     * @param token the token's text
     * @return the credential
     */
    static Management management(String token) {
        return new Management(new SecretText(token));
    }

    /**
     * Returns the text that goes into the {@code Authorization} header, without a scheme.
     *
     * @return the token; empty for {@link Anonymous}
     */
    default Optional<SecretText> bearer() {
        if (this instanceof UserToken user) {
            return Optional.of(user.token());
        }
        if (this instanceof PendingSignIn pending) {
            return Optional.of(new SecretText(pending.token().value()));
        }
        if (this instanceof Management management) {
            return Optional.of(management.token());
        }
        return Optional.empty();
    }
}
