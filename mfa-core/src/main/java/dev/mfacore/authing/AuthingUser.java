package dev.mfacore.authing;

import java.time.Instant;
import java.util.Optional;

/**
 * The user that a verification answers with. After a verification {@code token} opens the user's session.
 *
 * @param id the user's id
 * @param userPoolId the user pool
 * @param username the user name
 * @param nickname the nickname
 * @param email the email address
 * @param phone the phone
 * @param token the new access token
 * @param tokenExpiredAt until when the access token is good
 */
public record AuthingUser(
        String id,
        Optional<String> userPoolId,
        Optional<String> username,
        Optional<String> nickname,
        Optional<String> email,
        Optional<String> phone,
        Optional<SecretText> token,
        Optional<Instant> tokenExpiredAt) {

    /**
     * A user of whom only the id is known.
     *
     * @param id the user's id
     * @return the user
     */
    public static AuthingUser of(String id) {
        return new AuthingUser(
                id,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The same user with an access token.
     *
     * @param value the token
     * @param expiresAt until when it is good
     * @return a user with the token
     */
    public AuthingUser withToken(SecretText value, Instant expiresAt) {
        return new AuthingUser(
                id, userPoolId, username, nickname, email, phone, Optional.of(value), Optional.of(expiresAt));
    }

    /** Hides what identifies a person, and the token. */
    @Override
    public String toString() {
        return "AuthingUser[" + id + ", profile and token hidden]";
    }
}
