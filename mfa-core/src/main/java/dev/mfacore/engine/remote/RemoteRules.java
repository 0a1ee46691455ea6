package dev.mfacore.engine.remote;

import java.time.Duration;

/**
 * What is assumed where the tenant does not say.
 *
 * @param stepUpAge how old the platform's own word of a second factor may be
 * @param mfaTokenLife how long an mfaToken lives
 * @param smsCodeLife how long a code by SMS lives
 * @param emailCodeLife how long a code by email lives
 * @param pendingLife how long an association waits for its confirmation
 * @param introspection whether to ask whose an mfaToken is where the caller does not say
 */
public record RemoteRules(
        Duration stepUpAge,
        Duration mfaTokenLife,
        Duration smsCodeLife,
        Duration emailCodeLife,
        Duration pendingLife,
        boolean introspection) {

    /** One message a minute for each target and channel, by Authing's documentation. */
    static final Duration RESEND_AFTER = Duration.ofSeconds(60);
}
