package dev.mfacore.engine;

import dev.mfacore.Factor;
import dev.mfacore.MfaToken;
import dev.mfacore.Purpose;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.UserId;
import dev.mfacore.engine.crypto.Hmac;
import dev.mfacore.engine.crypto.SealedBox;
import dev.mfacore.engine.state.Choices;
import dev.mfacore.port.CipherException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Seals and opens mfaTokens and proofs. Both have one length whoever the user is, so they reveal nothing (TXN-01), and
 * opening one needs no look-up, so a forged one costs nothing (TXN-09). They differ in key and so cannot stand in for
 * each other (TXN-04).
 */
final class Tokens {

    /** The longest text that is looked at at all (D-20). */
    static final int MAX_LENGTH = 512;

    private static final int ID_BYTES = 32;
    private static final int TAG_BYTES = 16;
    private static final int NAME_BYTES = 1 + UserId.MAX_UTF8_BYTES;
    private static final byte[] NOTHING = {};

    private final SealedBox tokens;
    private final SealedBox proofs;
    private final SecureRandom random;

    Tokens(EngineParts parts) {
        this.tokens = new SealedBox(parts.tokenKeys(), "mfa-token", parts.random());
        this.proofs = new SealedBox(parts.tokenKeys(), "proof", parts.random());
        this.random = parts.random();
    }

    MfaToken issue(UserId user, long epoch, Purpose purpose, Optional<String> context, Instant now, Instant expiresAt) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        ByteBuffer plain = ByteBuffer.allocate(NAME_BYTES + 8 + ID_BYTES + 1 + TAG_BYTES + 24);
        putUser(plain, user);
        plain.putLong(epoch).put(id).put((byte) Choices.number(purpose)).put(contextTag(context));
        putInstant(plain, now);
        putInstant(plain, expiresAt);
        return new MfaToken(text(tokens.seal(plain.array(), NOTHING)));
    }

    Optional<OpenToken> open(MfaToken token) {
        return opened(tokens, token.value()).map(plain -> {
            UserId user = getUser(plain);
            long epoch = plain.getLong();
            byte[] id = bytes(plain, ID_BYTES);
            Purpose purpose = Choices.of(Purpose.values(), plain.get());
            byte[] tag = bytes(plain, TAG_BYTES);
            return new OpenToken(
                    user, epoch, Hmac.sha256("transaction", id), purpose, tag, getInstant(plain), getInstant(plain));
        });
    }

    SecondFactorProof.Sealed prove(UserId user, long epoch, Purpose purpose, Factor factor, Instant at) {
        ByteBuffer plain = ByteBuffer.allocate(NAME_BYTES + 8 + 2 + 12);
        putUser(plain, user);
        plain.putLong(epoch).put((byte) Choices.number(purpose)).put((byte) Choices.number(factor));
        putInstant(plain, at);
        return new SecondFactorProof.Sealed(text(proofs.seal(plain.array(), NOTHING)));
    }

    Optional<OpenProof> open(SecondFactorProof.Sealed proof) {
        return opened(proofs, proof.value()).map(plain -> {
            UserId user = getUser(plain);
            long epoch = plain.getLong();
            Purpose purpose = Choices.of(Purpose.values(), plain.get());
            Factor factor = Choices.of(Factor.values(), plain.get());
            return new OpenProof(user, epoch, purpose, factor, getInstant(plain));
        });
    }

    /** Tells whether a caller's context is the one that the token is bound to, if it is bound to one (TXN-08). */
    static boolean isContext(OpenToken token, Optional<String> context) {
        boolean unbound = Arrays.equals(token.contextTag(), new byte[TAG_BYTES]);
        return unbound || java.security.MessageDigest.isEqual(token.contextTag(), contextTag(context));
    }

    private static byte[] contextTag(Optional<String> context) {
        return context.map(value -> Hmac.sha256("context", value.getBytes(StandardCharsets.UTF_8)))
                .map(hash -> Arrays.copyOf(hash, TAG_BYTES))
                .orElseGet(() -> new byte[TAG_BYTES]);
    }

    private static Optional<ByteBuffer> opened(SealedBox box, String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(text);
            return text(sealed).equals(text)
                    ? Optional.of(ByteBuffer.wrap(box.open(sealed, NOTHING)))
                    : Optional.empty();
        } catch (IllegalArgumentException | CipherException e) {
            return Optional.empty();
        }
    }

    private static String text(byte[] sealed) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    private static void putUser(ByteBuffer out, UserId user) {
        byte[] name = user.value().getBytes(StandardCharsets.UTF_8);
        out.put((byte) name.length).put(Arrays.copyOf(name, UserId.MAX_UTF8_BYTES));
    }

    private static UserId getUser(ByteBuffer in) {
        int length = in.get() & 0xff;
        byte[] name = bytes(in, UserId.MAX_UTF8_BYTES);
        return new UserId(new String(name, 0, length, StandardCharsets.UTF_8));
    }

    @SuppressWarnings("JavaInstantGetSecondsGetNano") // both parts are written
    private static void putInstant(ByteBuffer out, Instant instant) {
        out.putLong(instant.getEpochSecond()).putInt(instant.getNano());
    }

    private static Instant getInstant(ByteBuffer in) {
        return Instant.ofEpochSecond(in.getLong(), in.getInt());
    }

    private static byte[] bytes(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    /**
     * What a sealed proof says, once opened.
     *
     * @param user whose second factor was given
     * @param epoch the user's epoch then
     * @param purpose what the transaction was for
     * @param factor which factor
     * @param at when
     */
    record OpenProof(UserId user, long epoch, Purpose purpose, Factor factor, Instant at) {}
}
