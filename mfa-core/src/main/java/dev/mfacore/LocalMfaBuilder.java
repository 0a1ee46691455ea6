package dev.mfacore;

import dev.mfacore.engine.Assembly;
import dev.mfacore.engine.EngineParts;
import dev.mfacore.engine.state.StateHeader;
import dev.mfacore.otp.OtpSecret;
import dev.mfacore.otp.OtpauthUri;
import dev.mfacore.otp.TotpParameters;
import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.DeliveryException;
import dev.mfacore.port.MfaEventListener;
import dev.mfacore.port.OtpDelivery;
import dev.mfacore.port.QrRenderer;
import dev.mfacore.port.SecretCipher;
import dev.mfacore.port.UserDirectory;
import dev.mfacore.port.UserNotifier;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a local engine is made of. Issuer, store and keys have to be given, and the keys that index recipients
 * where codes are delivered; everything else has a default. Not
 * safe for use by several threads; what it builds is.
 */
public final class LocalMfaBuilder {

    private static final System.Logger LOGGER = System.getLogger("dev.mfacore");

    private static final int LONGEST_URI = 700;

    private @Nullable String issuer;
    private @Nullable AuthenticatorStore store;
    private @Nullable KeyRing keys;
    private @Nullable KeyRing recipientIndexKeys;
    private @Nullable SecretCipher cipher;
    private OtpDelivery delivery = message -> {
        throw new DeliveryException("no delivery channel was given to the builder");
    };
    private UserDirectory directory = UserDirectory.empty();
    private Optional<QrRenderer> qr = Optional.empty();
    private MfaPolicy policy = MfaPolicy.defaults();
    private InstantSource clock = InstantSource.system();
    private SecureRandom random = new SecureRandom();
    private final List<MfaEventListener> listeners = new ArrayList<>();
    private UserNotifier notifier = UserNotifier.none();
    private int stateFormat = StateHeader.NEWEST_FORMAT;

    LocalMfaBuilder() {}

    /**
     * Names the platform, as authenticator apps will show it.
     *
     * @param name not blank, without a colon (TOTP-19)
     * @return this builder
     */
    public LocalMfaBuilder issuer(String name) {
        OtpSecret probe = OtpSecret.ofBytes(new byte[20]);
        OtpauthUri uri = new OtpauthUri(name, "account", probe, TotpParameters.defaults());
        if (uri.toUriString().length() > LONGEST_URI) {
            throw new IllegalArgumentException(
                    "issuer must be short enough to leave room for the account in a QR code: use a shorter name");
        }
        this.issuer = uri.issuer();
        return this;
    }

    /**
     * Gives the store of record.
     *
     * @param value the store
     * @return this builder
     */
    public LocalMfaBuilder store(AuthenticatorStore value) {
        this.store = value;
        return this;
    }

    /**
     * Gives the keys that seal secrets, mfaTokens and proofs; every use derives its own key. They must be the same on
     * every node, and kept: without them no stored secret can be read.
     *
     * @param ring the keys
     * @return this builder
     */
    public LocalMfaBuilder keys(KeyRing ring) {
        this.keys = ring;
        return this;
    }

    /**
     * Gives the keys that turn phones and email addresses into register names. They have to be given wherever the policy
     * allows SMS or email, and they rotate apart from {@link #keys(KeyRing)}: a register whose key is lost is lost, and
     * with it who holds a phone (BIND-11). To begin with, the same ring may serve.
     *
     * @param ring the keys; while it has several, registers under each are consulted
     * @return this builder
     */
    public LocalMfaBuilder recipientIndexKeys(KeyRing ring) {
        this.recipientIndexKeys = ring;
        return this;
    }

    /**
     * Replaces the cipher for secrets at rest, for keys in a KMS or HSM.
     *
     * @param value the cipher; by default {@link AesGcmSecretCipher} under {@link #keys(KeyRing)}
     * @return this builder
     */
    public LocalMfaBuilder cipher(SecretCipher value) {
        this.cipher = value;
        return this;
    }

    /**
     * Gives the channel for codes. Without one every send answers that delivery failed.
     *
     * @param value the channel
     * @return this builder
     */
    public LocalMfaBuilder delivery(OtpDelivery value) {
        this.delivery = value;
        return this;
    }

    /**
     * Gives what the platform knows of its users.
     *
     * @param value the directory; by default one that knows nobody
     * @return this builder
     */
    public LocalMfaBuilder directory(UserDirectory value) {
        this.directory = value;
        return this;
    }

    /**
     * Gives what draws the enrolment's QR code. Without it, draw it from the {@code otpauth} URI yourself.
     *
     * @param value the renderer
     * @return this builder
     */
    public LocalMfaBuilder qrRenderer(QrRenderer value) {
        this.qr = Optional.of(value);
        return this;
    }

    /**
     * Gives the rules.
     *
     * @param value the policy; by default {@link MfaPolicy#defaults()}
     * @return this builder
     */
    public LocalMfaBuilder policy(MfaPolicy value) {
        this.policy = value;
        return this;
    }

    /**
     * Gives the clock, the only one that is ever read.
     *
     * @param value the clock; by default the system's
     * @return this builder
     */
    public LocalMfaBuilder clock(InstantSource value) {
        this.clock = value;
        return this;
    }

    /**
     * Gives the source of randomness, the only one that is ever drawn from.
     *
     * @param value the source; by default a new {@link SecureRandom}
     * @return this builder
     */
    public LocalMfaBuilder random(SecureRandom value) {
        this.random = value;
        return this;
    }

    /**
     * Adds a listener for events.
     *
     * @param value the listener
     * @return this builder
     */
    public LocalMfaBuilder listener(MfaEventListener value) {
        this.listeners.add(value);
        return this;
    }

    /**
     * Gives what tells users of changes.
     *
     * @param value the notifier; by default one that tells nobody
     * @return this builder
     */
    public LocalMfaBuilder notifier(UserNotifier value) {
        this.notifier = value;
        return this;
    }

    /**
     * Sets the format in which states are written. During a rolling upgrade keep the older one until every node reads
     * the newer; all known formats are always read.
     *
     * @param number 1 to the newest, which is the default
     * @return this builder
     */
    public LocalMfaBuilder stateFormat(int number) {
        if (number < 1 || number > StateHeader.NEWEST_FORMAT) {
            throw new IllegalArgumentException("stateFormat must be 1 to " + StateHeader.NEWEST_FORMAT + ", but is "
                    + number + ": use a format that this version can write");
        }
        this.stateFormat = number;
        return this;
    }

    /**
     * Builds the engine. A policy that offers only restricted factors is reported to the log (DOTP-12).
     *
     * @return its sides
     * @throws IllegalStateException if issuer, store or keys are missing; the message names which
     */
    public Mfa.Local build() {
        KeyRing ring = given(keys, "keys");
        if (policy.isRestrictedOnly()) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "the policy offers only restricted factors (SMS, email): allow TOTP as well (DOTP-12)");
        }
        boolean delivers = policy.factors().stream().anyMatch(Factor::isDelivered);
        KeyRing index = delivers || recipientIndexKeys != null ? given(recipientIndexKeys, "recipientIndexKeys") : ring;
        Assembly engine = new Assembly(new EngineParts(
                given(issuer, "issuer"),
                given(store, "store"),
                delivery,
                directory,
                qr,
                cipher == null ? new AesGcmSecretCipher(ring, random) : cipher,
                ring,
                index,
                policy,
                clock,
                random,
                List.copyOf(listeners),
                notifier,
                stateFormat));
        return new Mfa.Local(engine.service(), engine.admin(), engine.gateway());
    }

    private static <T> T given(@Nullable T part, String name) {
        if (part == null) {
            throw new IllegalStateException(name + " is missing: call " + name + "(...) on the builder");
        }
        return part;
    }
}
