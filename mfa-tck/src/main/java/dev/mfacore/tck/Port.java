package dev.mfacore.tck;

import java.util.Locale;

/** What can be put under test. */
public enum Port {
    /** The compare-and-set register, {@link dev.mfacore.port.AuthenticatorStore}. */
    STORE,
    /** A channel for codes, {@link dev.mfacore.port.OtpDelivery}. */
    DELIVERY,
    /** The platform's users, {@link dev.mfacore.port.UserDirectory}. */
    DIRECTORY,
    /** The sealing of secrets, {@link dev.mfacore.port.SecretCipher}. */
    CIPHER,
    /** The drawing of QR codes, {@link dev.mfacore.port.QrRenderer}. */
    QR,
    /** A receiver of events, {@link dev.mfacore.port.MfaEventListener}. */
    LISTENER,
    /** Authing's API, {@link dev.mfacore.port.AuthingApi}. */
    AUTHING_API,
    /** A whole {@link dev.mfacore.MfaService}, in any assembly. */
    SERVICE,
    /** A deployed endpoint that speaks Authing's protocol. */
    ENDPOINT,
    /** The adapter's own classes, by rules on their dependencies. */
    CODE;

    /**
     * Returns the name used in the catalogue, on the command line and in reports.
     *
     * @return lower case with hyphens, such as {@code authing-api}
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
