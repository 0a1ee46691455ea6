package dev.mfacore.tck;

import dev.mfacore.MfaPolicy;
import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.MfaEventListener;
import dev.mfacore.port.OtpDelivery;
import dev.mfacore.port.UserDirectory;
import dev.mfacore.port.UserNotifier;
import java.time.InstantSource;

/**
 * What the kit gives to an engine that it has assembled, see {@link Adapter#engine}. All of it has to be used.
 *
 * @param store the register, which fails, hesitates and is looked into as the clauses want
 * @param delivery the channel for codes
 * @param directory what the platform knows of its users
 * @param policy the rules of this try
 * @param clock the only clock to read
 * @param listener hears the events
 * @param notifier hears the notices
 */
public record EngineParts(
        AuthenticatorStore store,
        OtpDelivery delivery,
        UserDirectory directory,
        MfaPolicy policy,
        InstantSource clock,
        MfaEventListener listener,
        UserNotifier notifier) {}
