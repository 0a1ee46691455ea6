package dev.mfacore.adapter.inmemory.wiring;

import dev.mfacore.KeyRing;
import dev.mfacore.MfaPolicy;
import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.QrRenderer;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What the graph starts from.
 *
 * @param issuer names the platform
 * @param store the store of record
 * @param keys what seals secrets and tokens
 * @param policy the rules
 * @param clock the only one that is read
 * @param random the only one that is drawn from
 * @param qrRenderer draws enrolments, if given
 */
public record Settings(
        String issuer,
        AuthenticatorStore store,
        KeyRing keys,
        MfaPolicy policy,
        InstantSource clock,
        SecureRandom random,
        Optional<QrRenderer> qrRenderer) {}
