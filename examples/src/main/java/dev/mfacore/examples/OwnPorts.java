package dev.mfacore.examples;

import dev.mfacore.KeyRing;
import dev.mfacore.LoggingListener;
import dev.mfacore.Mfa;
import dev.mfacore.MfaPolicy;
import dev.mfacore.adapter.qr.QrPictures;
import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.OtpDelivery;
import dev.mfacore.port.UserDirectory;
import java.time.Duration;

/** Embeds the engine on the application's own store, delivery and directory. */
public final class OwnPorts {

    private OwnPorts() {}

    /**
     * Builds an engine on given ports.
     *
     * @param store the store of record
     * @param delivery sends codes
     * @param directory knows the users
     * @param keys seal secrets and tokens
     * @param indexKeys name the registers of phones and email addresses
     * @return the two sides of the engine
     */
    public static Mfa.Local embed(
            AuthenticatorStore store, OtpDelivery delivery, UserDirectory directory, KeyRing keys, KeyRing indexKeys) {
        // snippet: own ports
        Mfa.Local mfa = Mfa.local()
                .issuer("Example")
                .store(store)
                .delivery(delivery)
                .directory(directory)
                .keys(keys)
                .recipientIndexKeys(indexKeys)
                .qrRenderer(QrPictures.defaults())
                .policy(MfaPolicy.nist().toBuilder()
                        .stepUpAge(Duration.ofMinutes(5))
                        .build())
                .listener(new LoggingListener(System.getLogger("mfa")))
                .build();
        // snippet end
        return mfa;
    }
}
