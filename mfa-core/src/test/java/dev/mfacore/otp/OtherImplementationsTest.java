package dev.mfacore.otp;

import static org.assertj.core.api.Assertions.assertThat;

import com.bastiaanjansen.otp.HMACAlgorithm;
import com.bastiaanjansen.otp.HOTPGenerator;
import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.codec.binary.Base32;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/** Codes are those of the RFC and of other libraries, for any key, counter, length and hash. */
class OtherImplementationsTest {

    /** What every one of the other libraries can count to. */
    private static final long FAR = 1L << 40;

    @Property
    @Tag("TOTP-02")
    @Tag("TOTP-05")
    void codesAreThoseOfTheReferenceForAllNumbers(
            @ForAll OtpAlgorithm algorithm,
            @ForAll @IntRange(min = 6, max = 8) int digits,
            @ForAll @Size(min = 1, max = 128) byte[] key,
            @ForAll long step) {
        Totp totp = Totp.of(new TotpParameters(algorithm, digits, Duration.ofSeconds(30)), TotpWindow.none());
        String code = ReferenceOtp.code(algorithm, digits, key, step);
        assertThat(totp.generateAt(OtpSecret.ofBytes(key), step)).isEqualTo(code);
        assertThat(totp.codeAt(key, step)).isEqualTo(Integer.parseInt(code));
        if (step >= 0) {
            assertThat(Hotp.of(algorithm, digits).generate(OtpSecret.ofBytes(key), step))
                    .isEqualTo(code);
        }
    }

    @Property(tries = 200)
    @Tag("TOTP-02")
    void keysLongerThanABlockAreHashedFirst(
            @ForAll OtpAlgorithm algorithm, @ForAll @Size(min = 120, max = 300) byte[] key, @ForAll long step) {
        Totp totp = Totp.of(new TotpParameters(algorithm, 8, Duration.ofSeconds(30)), TotpWindow.none());
        assertThat(totp.codeAt(key, step)).isEqualTo(Integer.parseInt(ReferenceOtp.code(algorithm, 8, key, step)));
    }

    @Property
    @Tag("TOTP-02")
    void codesAreThoseOfCommonsCodec(
            @ForAll OtpAlgorithm algorithm, @ForAll @Size(min = 1, max = 128) byte[] key, @ForAll long step) {
        HmacAlgorithms hmac = switch (algorithm) {
            case SHA1 -> HmacAlgorithms.HMAC_SHA_1;
            case SHA256 -> HmacAlgorithms.HMAC_SHA_256;
            case SHA512 -> HmacAlgorithms.HMAC_SHA_512;
        };
        byte[] hash = new HmacUtils(hmac, key)
                .hmac(ByteBuffer.allocate(8).putLong(step).array());
        int bits = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 15) & Integer.MAX_VALUE;
        Totp totp = Totp.of(new TotpParameters(algorithm, 7, Duration.ofSeconds(30)), TotpWindow.none());
        assertThat(totp.codeAt(key, step)).isEqualTo(bits % 10_000_000);
    }

    @Property
    @Tag("TOTP-02")
    void codesAreThoseOfJavaOtp(
            @ForAll OtpAlgorithm algorithm,
            @ForAll @IntRange(min = 6, max = 8) int digits,
            @ForAll @IntRange(min = 1, max = 300) int period,
            @ForAll @Size(min = 1, max = 128) byte[] key,
            @ForAll @LongRange(min = 0, max = FAR) long second)
            throws NoSuchAlgorithmException, InvalidKeyException {
        String hmac = "Hmac" + algorithm.name();
        Instant at = Instant.ofEpochSecond(second);
        Duration step = Duration.ofSeconds(period);
        String theirs = new TimeBasedOneTimePasswordGenerator(step, digits, hmac)
                .generateOneTimePasswordString(new SecretKeySpec(key, hmac), at, Locale.ROOT);
        Totp totp = Totp.of(new TotpParameters(algorithm, digits, step), TotpWindow.none());
        assertThat(totp.generate(OtpSecret.ofBytes(key), at)).isEqualTo(theirs);
    }

    @Property
    @Tag("TOTP-02")
    void codesAreThoseOfOtpJava(
            @ForAll OtpAlgorithm algorithm,
            @ForAll @IntRange(min = 6, max = 8) int digits,
            @ForAll @Size(min = 1, max = 128) byte[] key,
            @ForAll @LongRange(min = 0, max = FAR) long counter) {
        String theirs = new HOTPGenerator.Builder(new Base32().encode(key))
                .withPasswordLength(digits)
                .withAlgorithm(HMACAlgorithm.valueOf(algorithm.name()))
                .build()
                .generate(counter);
        assertThat(Hotp.of(algorithm, digits).generate(OtpSecret.ofBytes(key), counter))
                .isEqualTo(theirs);
    }
}
