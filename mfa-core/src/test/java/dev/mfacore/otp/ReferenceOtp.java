package dev.mfacore.otp;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One-time passwords as the RFCs write them, slowly: the JDK's Mac and unbounded integers. */
final class ReferenceOtp {

    /** The seed of RFC 4226 appendix D and, for SHA-1, of RFC 6238 appendix B. */
    static final byte[] SEED = seed(20);

    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

    private ReferenceOtp() {}

    /** The ASCII digits 1 to 9 and 0, repeated to a length (RFC 6238 erratum 2866). */
    static byte[] seed(int length) {
        return "1234567890".repeat(13).substring(0, length).getBytes(StandardCharsets.US_ASCII);
    }

    static String code(OtpAlgorithm algorithm, int digits, byte[] key, long counter) {
        byte[] hash = mac("Hmac" + algorithm.name(), key, eightBytes(counter));
        int offset = hash[hash.length - 1] & 0xf;
        BigInteger number = new BigInteger(1, Arrays.copyOfRange(hash, offset, offset + 4)).clearBit(31);
        String text = number.mod(BigInteger.TEN.pow(digits)).toString();
        return "0".repeat(digits - text.length()) + text;
    }

    /** The floor of seconds over period. */
    static BigInteger step(long epochSecond, long period) {
        BigInteger[] parts = BigInteger.valueOf(epochSecond).divideAndRemainder(BigInteger.valueOf(period));
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    private static byte[] eightBytes(long counter) {
        byte[] all = BigInteger.valueOf(counter).mod(TWO_TO_64).add(TWO_TO_64).toByteArray();
        return Arrays.copyOfRange(all, all.length - 8, all.length);
    }

    private static byte[] mac(String name, byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key, name));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
