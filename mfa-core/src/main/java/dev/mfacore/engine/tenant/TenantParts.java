package dev.mfacore.engine.tenant;

import dev.mfacore.Mfa;
import dev.mfacore.MfaPolicy;
import dev.mfacore.authing.SecretText;
import dev.mfacore.port.AccessTokens;
import dev.mfacore.port.UserDirectory;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a tenant is made of.
 *
 * @param engine what answers
 * @param policy what the engine was built with
 * @param accessTokens the platform's sessions
 * @param userPoolId the user pool
 * @param appId the application
 * @param directory the platform's users, if it wants unknown ones refused
 * @param clock the time
 * @param callingCode of phones that come without one
 * @param management says whose a management token is
 * @param requireTokenToSend whether codes are sent in transactions only
 * @param revealContacts whether challenges show the directory's phone and email in full
 */
public record TenantParts(
        Mfa.Local engine,
        MfaPolicy policy,
        AccessTokens accessTokens,
        String userPoolId,
        String appId,
        Optional<UserDirectory> directory,
        InstantSource clock,
        String callingCode,
        Predicate<SecretText> management,
        boolean requireTokenToSend,
        boolean revealContacts) {}
