package dev.mfacore.tck.gallery.service;

import dev.mfacore.Mfa;
import dev.mfacore.tck.EngineParts;
import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;

/** Engines whose random source is a good one, but for what they draw for one use. */
final class MeddlingRandom {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int SECRET_BYTES = 20;
    private static final int CODE_DIGITS = 6;
    private static final int RECOVERY_SYMBOLS = 32;

    private MeddlingRandom() {}

    /** Draws one number below a bound; the first argument counts what was drawn below that bound. */
    private interface Drawing {
        int draw(long number, SecureRandom good);
    }

    // Nobody serialises them.
    @SuppressWarnings("serial")
    private static final class Bad extends SecureRandom {
        private final transient AtomicLong drawn = new AtomicLong();
        private final transient SecureRandom good = new SecureRandom();
        private final int bound;
        private final transient Drawing drawing;

        Bad(int bound, Drawing drawing) {
            this.bound = bound;
            this.drawing = drawing;
        }

        @Override
        public int nextInt(int below) {
            return below == bound ? drawing.draw(drawn.getAndIncrement(), good) : good.nextInt(below);
        }

        @Override
        public void nextBytes(byte[] bytes) {
            good.nextBytes(bytes);
            if (bytes.length == SECRET_BYTES && bound == 256) {
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) drawing.draw(drawn.getAndIncrement(), good);
                }
            }
        }
    }

    private static Mfa.Local secrets(EngineParts parts, Drawing drawing) {
        return Engines.drawing(parts, new Bad(256, drawing));
    }

    private static Mfa.Local codes(EngineParts parts, Drawing drawing) {
        return Engines.drawing(parts, new Bad(10, drawing));
    }

    private static Mfa.Local recoveryCodes(EngineParts parts, Drawing drawing) {
        return Engines.drawing(parts, new Bad(RECOVERY_SYMBOLS, drawing));
    }

    static Mfa.Local printableSecrets(EngineParts parts) {
        return secrets(parts, (number, good) -> LETTERS.charAt(good.nextInt(LETTERS.length())));
    }

    static Mfa.Local secretsFromTheStart(EngineParts parts) {
        SplittableRandom seeded = seeded(parts);
        return secrets(parts, (number, good) -> seeded.nextInt(256));
    }

    /** The last eight bytes are a constant, such as a version and the user's tenant. */
    static Mfa.Local secretsWithAnEnding(EngineParts parts) {
        return secrets(parts, (number, good) -> number % SECRET_BYTES < 12 ? good.nextInt(256) : 0x5a);
    }

    static Mfa.Local codesWithoutLeadingZero(EngineParts parts) {
        return codes(parts, (number, good) -> number % CODE_DIGITS == 0 ? 1 + good.nextInt(9) : good.nextInt(10));
    }

    static Mfa.Local codesThatRepeatDigits(EngineParts parts) {
        AtomicLong last = new AtomicLong();
        return codes(parts, (number, good) -> {
            if (number % 2 == 0) {
                last.set(good.nextInt(10));
            }
            return (int) last.get();
        });
    }

    static Mfa.Local codesThatCount(EngineParts parts) {
        return codes(parts, digits(number -> 271_828 + number));
    }

    /** As a hash of the moment would be. */
    static Mfa.Local codesFromTheTime(EngineParts parts) {
        return codes(
                parts,
                digits(number -> new SplittableRandom(parts.clock().instant().getEpochSecond()).nextInt(1_000_000)));
    }

    static Mfa.Local codesFromTheStart(EngineParts parts) {
        SplittableRandom seeded = seeded(parts);
        return codes(parts, (number, good) -> seeded.nextInt(10));
    }

    static Mfa.Local recoveryCodesOfFewSymbols(EngineParts parts) {
        return recoveryCodes(parts, (number, good) -> good.nextInt(6));
    }

    /** 120 bits to look at, 60 to guess. */
    static Mfa.Local recoveryCodesThatRepeat(EngineParts parts) {
        AtomicLong last = new AtomicLong();
        return recoveryCodes(parts, (number, good) -> {
            if (number % 2 == 0) {
                last.set(good.nextInt(RECOVERY_SYMBOLS));
            }
            return (int) last.get();
        });
    }

    static Mfa.Local recoveryCodesFromTheStart(EngineParts parts) {
        SplittableRandom seeded = seeded(parts);
        return recoveryCodes(parts, (number, good) -> seeded.nextInt(RECOVERY_SYMBOLS));
    }

    private static SplittableRandom seeded(EngineParts parts) {
        return new SplittableRandom(parts.clock().instant().toEpochMilli());
    }

    /** The digits of one number after the other. */
    private static Drawing digits(LongUnaryOperator numbers) {
        return (number, good) -> {
            String text = String.format(java.util.Locale.ROOT, "%06d", numbers.applyAsLong(number / CODE_DIGITS));
            return text.charAt((int) (number % CODE_DIGITS)) - '0';
        };
    }
}
