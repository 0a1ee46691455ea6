package dev.mfacore.port;

import dev.mfacore.MfaUnavailableException;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCall;

/**
 * Authing's multi-factor API. The contract, which every implementation MUST keep:
 *
 * <ul>
 *   <li>It answers only what the other side clearly said. A failed, late, damaged or unexpected answer is an {@link
 *       MfaUnavailableException}: no success and no refusal either (CLI-02, CLI-03).
 *   <li>A call that is no {@linkplain AuthingCall#isRead() read} is put to the other side at most once (CLI-05).
 *   <li>Calls are independent: the credential of a call goes with that call alone, nothing is remembered from one call to
 *       the next, and any number of threads may call at once (CLI-09).
 *   <li>Every call ends in bounded time (CLI-06).
 *   <li>Codes, secrets and tokens get into no log, exception, text form or address (CLI-07, SEC-05).
 * </ul>
 */
@FunctionalInterface
public interface AuthingApi {

    /**
     * Puts one call.
     *
     * @param call what to ask
     * @param <T> the data of a successful answer
     * @return the answer
     * @throws MfaUnavailableException if there was no clear answer; nothing may be concluded from it
     * @throws UnsupportedOperationException if this implementation does not offer the operation
     */
    <T> AuthingAnswer<T> call(AuthingCall<T> call);
}
