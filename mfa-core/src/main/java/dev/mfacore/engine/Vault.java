package dev.mfacore.engine;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.EmailAddress;
import dev.mfacore.Factor;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.PhoneNumber;
import dev.mfacore.Recipient;
import dev.mfacore.UserId;
import dev.mfacore.engine.state.BoundAuthenticator;
import dev.mfacore.engine.state.PendingAssociation;
import dev.mfacore.engine.state.UserState;
import dev.mfacore.port.CipherException;
import dev.mfacore.port.SealContext;
import dev.mfacore.port.SecretCipher;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * Seals what is stored of a user, each text under the user's and the record's name. What cannot be opened because it was
 * altered or its key is unknown stays a {@link CipherException}; a cipher that fails otherwise ends the call.
 */
final class Vault {

    private static final String SECRET = "totp-secret";
    private static final String RECIPIENT = "recipient";
    private static final String HASH_KEY = "hash-key";
    private static final String NO_RECORD = "user";
    private static final int KEY_BYTES = 32;

    private final SecretCipher cipher;
    private final SecureRandom random;
    private final byte[] decoy;

    Vault(EngineParts parts) {
        this.cipher = parts.cipher();
        this.random = parts.random();
        this.decoy = seal(new byte[20], new SealContext("-", "decoy", SECRET));
    }

    byte[] sealSecret(UserId user, AuthenticatorId id, byte[] secret) {
        return seal(secret, new SealContext(user.value(), id.value(), SECRET));
    }

    /** A secret shorter than any that can be bound counts as altered: it must verify nothing (TOTP-16). */
    byte[] openSecret(UserId user, AuthenticatorId id, byte[] sealed) {
        byte[] secret = open(sealed, new SealContext(user.value(), id.value(), SECRET));
        if (secret.length < ImportRules.LEGACY_BYTES) {
            throw new CipherException("a stored secret is missing or cut off");
        }
        return secret;
    }

    /** Does the work of opening a secret where there is none, so that its absence does not show (SEC-08). */
    byte[] openDecoy() {
        return open(decoy, new SealContext("-", "decoy", SECRET));
    }

    byte[] sealRecipient(UserId user, AuthenticatorId id, Recipient recipient) {
        byte[] address = recipient.address().getBytes(StandardCharsets.UTF_8);
        return seal(address, new SealContext(user.value(), id.value(), RECIPIENT));
    }

    Recipient recipient(UserId user, BoundAuthenticator authenticator) {
        return openRecipient(user, authenticator.id(), authenticator.factor(), authenticator.sealed());
    }

    Recipient recipient(UserId user, PendingAssociation association) {
        return openRecipient(user, association.id(), association.factor(), association.sealed());
    }

    private Recipient openRecipient(UserId user, AuthenticatorId id, Factor factor, byte[] sealed) {
        byte[] opened = open(sealed, new SealContext(user.value(), id.value(), RECIPIENT));
        String address = new String(opened, StandardCharsets.UTF_8);
        return factor == Factor.SMS ? new PhoneNumber(address) : new EmailAddress(address);
    }

    /** The user's hash key, or a key of nobody's if the user has none, at the same cost (SEC-08). */
    byte[] hashKey(UserId user, UserState state) {
        if (state.sealedHashKey().length == 0) {
            return java.util.Arrays.copyOf(openDecoy(), KEY_BYTES);
        }
        return open(state.sealedHashKey(), hashKeyContext(user));
    }

    /** The user's hash key, made if there is none yet. */
    byte[] hashKeyForWriting(UserId user, UserState state) {
        if (state.sealedHashKey().length == 0) {
            byte[] key = new byte[KEY_BYTES];
            random.nextBytes(key);
            state.setSealedHashKey(seal(key, hashKeyContext(user)));
            return key;
        }
        return open(state.sealedHashKey(), hashKeyContext(user));
    }

    /** Seals everything of a user anew that an older key sealed; says whether there was anything. */
    boolean reseal(UserId user, UserState state) {
        boolean changed = resealHashKey(user, state);
        for (BoundAuthenticator it : state.authenticators()) {
            if (isOutdated(it.sealed())) {
                state.replace(it.resealed(again(it.sealed(), context(user, it.id(), it.factor()))));
                changed = true;
            }
        }
        for (PendingAssociation it : state.pending()) {
            if (isOutdated(it.sealed())) {
                byte[] sealed = again(it.sealed(), context(user, it.id(), it.factor()));
                state.updatePending(it.id(), pending -> pending.resealed(sealed));
                changed = true;
            }
        }
        return changed;
    }

    private boolean resealHashKey(UserId user, UserState state) {
        byte[] sealed = state.sealedHashKey();
        if (sealed.length == 0 || !isOutdated(sealed)) {
            return false;
        }
        state.setSealedHashKey(again(sealed, hashKeyContext(user)));
        return true;
    }

    private static SealContext context(UserId user, AuthenticatorId id, Factor factor) {
        return new SealContext(user.value(), id.value(), factor.isDelivered() ? RECIPIENT : SECRET);
    }

    private static SealContext hashKeyContext(UserId user) {
        return new SealContext(user.value(), NO_RECORD, HASH_KEY);
    }

    private byte[] again(byte[] sealed, SealContext context) {
        return seal(open(sealed, context), context);
    }

    private boolean isOutdated(byte[] sealed) {
        try {
            return cipher.isOutdated(sealed);
        } catch (Exception e) {
            throw new MfaUnavailableException("the secret cipher failed to name its key", e);
        }
    }

    private byte[] seal(byte[] plain, SealContext context) {
        try {
            return cipher.seal(plain, context);
        } catch (Exception e) {
            throw new MfaUnavailableException("the secret cipher failed to seal", e);
        }
    }

    private byte[] open(byte[] sealed, SealContext context) {
        try {
            return cipher.open(sealed, context);
        } catch (CipherException e) {
            throw e;
        } catch (Exception e) {
            throw new MfaUnavailableException("the secret cipher failed to open", e);
        }
    }
}
