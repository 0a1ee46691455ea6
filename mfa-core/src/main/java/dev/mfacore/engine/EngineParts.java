package dev.mfacore.engine;

import dev.mfacore.KeyRing;
import dev.mfacore.MfaPolicy;
import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.MfaEventListener;
import dev.mfacore.port.OtpDelivery;
import dev.mfacore.port.QrRenderer;
import dev.mfacore.port.SecretCipher;
import dev.mfacore.port.UserDirectory;
import dev.mfacore.port.UserNotifier;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Everything the engine is put together from.
 *
 * @param issuer the platform's name in authenticator apps
 * @param store the store of record
 * @param delivery the channel for codes
 * @param directory what the platform knows of its users
 * @param qr draws the enrolment's picture
 * @param cipher seals secrets at rest
 * @param tokenKeys seal mfaTokens and proofs
 * @param indexKeys turn recipients into register names
 * @param policy the rules
 * @param clock the only clock
 * @param random the only source of randomness
 * @param listeners hear of every event
 * @param notifier tells users
 * @param stateFormat the format of states to write
 */
public record EngineParts(
        String issuer,
        AuthenticatorStore store,
        OtpDelivery delivery,
        UserDirectory directory,
        Optional<QrRenderer> qr,
        SecretCipher cipher,
        KeyRing tokenKeys,
        KeyRing indexKeys,
        MfaPolicy policy,
        InstantSource clock,
        SecureRandom random,
        List<MfaEventListener> listeners,
        UserNotifier notifier,
        int stateFormat) {}
