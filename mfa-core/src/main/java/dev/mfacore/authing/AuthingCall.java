package dev.mfacore.authing;

/**
 * One question to Authing's multi-factor API. Every call carries its own credential, so that no client has a current
 * user who could be mixed up with another (CLI-09).
 *
 * @param <T> the data of a successful answer
 */
public sealed interface AuthingCall<T> permits MfaCall, FaceCall, SendCall, FactorCall, ManagementCall {

    /**
     * Returns what the call proves itself with.
     *
     * @return the credential
     */
    AuthingCredential credential();

    /**
     * Names the operation, for errors, logs and metrics.
     *
     * @return Authing's name of it, spelt right
     */
    String operation();

    /**
     * Says whether the call changes nothing, so that a client may repeat it (CLI-05).
     *
     * @return true for a read
     */
    boolean isRead();
}
