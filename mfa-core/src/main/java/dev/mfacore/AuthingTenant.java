package dev.mfacore;

import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.SecretText;
import dev.mfacore.port.AuthingApi;
import java.util.Optional;

/**
 * Authing's multi-factor API, answered by a local engine: what a server puts behind Authing's protocol, and what stands
 * in for Authing in tests. What each operation does and answers, and where it differs from Authing, is in {@code
 * docs/authing.md}.
 *
 * <p>Expected refusals are answers with Authing's codes. An {@link MfaUnavailableException} means that something outside
 * failed, and then nothing was accepted (STO-08). Safe for use by any number of threads.
 */
public interface AuthingTenant extends AuthingApi {

    /**
     * Puts one call from a known client address.
     *
     * @param call what is asked
     * @param source the client address that the front has established, 1 to 512 characters, for events and for the quota
     *     of codes that are sent without a token (THR-10)
     * @param <T> the data of a successful answer
     * @return the answer
     * @throws MfaUnavailableException if there is no clear answer; nothing may be concluded from it
     */
    <T> AuthingAnswer<T> call(AuthingCall<T> call, Optional<String> source);

    @Override
    default <T> AuthingAnswer<T> call(AuthingCall<T> call) {
        return call(call, Optional.empty());
    }

    /**
     * Says what kind of token a text is, for calls that take either. What has the form of an mfaToken and opens no session
     * is one, alive or dead; everything else is a session's, alive or dead. Only the text decides (TXN-05).
     *
     * @param bearer the text of the {@code Authorization} header without its scheme
     * @return the credential; that of a user, and dead, if the text is empty
     * @throws MfaUnavailableException if the access tokens failed
     */
    AuthingCredential.OfUser credential(SecretText bearer);
}
