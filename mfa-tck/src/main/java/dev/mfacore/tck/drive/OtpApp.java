package dev.mfacore.tck.drive;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A user's authenticator app, after RFC 4226 and RFC 6238 and nothing else: it knows no more than what the QR code shows,
 * and shares no code with the library.
 */
public final class OtpApp {

    /** How far around a moment a wrong code is wrong. */
    private static final int FAR = 8;

    private final KeyUri uri;

    public OtpApp(KeyUri uri) {
        this.uri = uri;
    }

    /** An app that was told nothing but a secret. */
    public static OtpApp of(byte[] secret) {
        return new OtpApp(new KeyUri("", "", "", "", secret, "SHA1", 6, 30));
    }

    public KeyUri uri() {
        return uri;
    }

    /** The step that a moment lies in. */
    public long step(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), uri.period());
    }

    /** The code of a step. */
    public String code(long step) {
        return code(uri.secret(), "Hmac" + uri.algorithm(), uri.digits(), step);
    }

    /** The code that the app shows at a moment. */
    public String codeAt(Instant moment) {
        return code(step(moment));
    }

    /** A code that no step anywhere near has; another one for each number. */
    public String wrongCode(Instant moment, int number) {
        long modulus = power(uri.digits());
        for (long guess = number * 7919L; ; guess++) {
            String code = pad(guess % modulus, uri.digits());
            if (LongStream.rangeClosed(-FAR, FAR)
                    .noneMatch(offset -> code(step(moment) + offset).equals(code))) {
                return code;
            }
        }
    }

    /** HOTP of RFC 4226 with any hash, in exactly that many ASCII digits. */
    static String code(byte[] secret, String mac, int digits, long counter) {
        byte[] hash;
        try {
            Mac hmac = Mac.getInstance(mac);
            hmac.init(new SecretKeySpec(secret, "RAW"));
            hash = hmac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(counter).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + mac, e);
        }
        int offset = hash[hash.length - 1] & 0xf;
        long number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffffL;
        return pad(number % power(digits), digits);
    }

    /** A number as a code of so many digits. */
    public static String pad(long number, int digits) {
        String text = Long.toString(number);
        return "0".repeat(digits - text.length()) + text;
    }

    private static long power(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power *= 10;
        }
        return power;
    }
}
