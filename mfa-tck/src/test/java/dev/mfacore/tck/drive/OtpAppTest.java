package dev.mfacore.tck.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.tck.run.ClauseViolation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The kit's own app, which judges others, by the values of the RFCs. */
class OtpAppTest {

    private static byte[] seed(int length) {
        return "1234567890".repeat(7).substring(0, length).getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 755224",
        "1, 287082",
        "2, 359152",
        "3, 969429",
        "4, 338314",
        "5, 254676",
        "6, 287922",
        "7, 162583",
        "8, 399871",
        "9, 520489"
    })
    void givesTheValuesOfRfc4226(long counter, String code) {
        assertThat(OtpApp.code(seed(20), "HmacSHA1", 6, counter)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "59, 94287082, 46119246, 90693936",
        "1111111109, 07081804, 68084774, 25091201",
        "1111111111, 14050471, 67062674, 99943326",
        "1234567890, 89005924, 91819424, 93441116",
        "2000000000, 69279037, 90698825, 38618901",
        "20000000000, 65353130, 77737706, 47863826"
    })
    void givesTheValuesOfRfc6238(long second, String sha1, String sha256, String sha512) {
        assertThat(OtpApp.code(seed(20), "HmacSHA1", 8, second / 30)).isEqualTo(sha1);
        assertThat(OtpApp.code(seed(32), "HmacSHA256", 8, second / 30)).isEqualTo(sha256);
        assertThat(OtpApp.code(seed(64), "HmacSHA512", 8, second / 30)).isEqualTo(sha512);
    }

    @ParameterizedTest
    @CsvSource({"349495, 000000", "2147483648, 197202", "4294967296, 999456", "9223372036854775807, 181742"})
    void givesZerosAndWideCounters(long counter, String code) {
        assertThat(OtpApp.code(seed(20), "HmacSHA1", 6, counter)).isEqualTo(code);
    }

    @Test
    void readsWhatTheQrCodeShows() {
        OtpApp app = new OtpApp(KeyUri.parse("otpauth://totp/A%20B:ada%26x"
                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=A%20B&algorithm=SHA1&digits=8&period=30"));
        assertThat(app.uri().prefix()).isEqualTo("A B");
        assertThat(app.uri().issuer()).isEqualTo("A B");
        assertThat(app.uri().account()).isEqualTo("ada&x");
        assertThat(app.codeAt(Instant.ofEpochSecond(59))).isEqualTo("94287082");
        assertThat(app.wrongCode(Instant.ofEpochSecond(59), 0)).hasSize(8).isNotEqualTo("94287082");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "otpauth://hotp/a?secret=GEZDGNBV",
                "otpauth://totp/a b?secret=GEZDGNBV",
                "otpauth://totp/a",
                "otpauth://totp/a?issuer=x",
                "otpauth://totp/a?secret=GEZDGNBV&secret=GEZDGNBV",
                "otpauth://totp/a?secret=GEZDGNBV====",
                "otpauth://totp/a?secret=gezdgnbv",
                "otpauth://totp/a?secret=GEZDGNB1",
                "otpauth://totp/a:b:c?secret=GEZDGNBV",
                "otpauth://totp/a%3Ab%3Ac?secret=GEZDGNBV",
                "otpauth://totp/a?secret=GEZDGNBV&algorithm=HmacSHA1",
                "otpauth://totp/a?secret=GEZDGNBV&digits=5",
                "otpauth://totp/a?secret=GEZDGNBV&period=0",
                "otpauth://totp/a?secret=GEZDGNBV&"
            })
    void refusesWhatACarefulAppWouldNotRead(String uri) {
        assertThatThrownBy(() -> KeyUri.parse(uri)).isInstanceOf(ClauseViolation.class);
    }

    @Test
    void quotesNoSecretInARefusal() {
        assertThatThrownBy(() -> KeyUri.parse("otpauth://totp/a b?secret=GEZDGNBV"))
                .hasMessageContaining("RFC 3986")
                .hasMessageNotContaining("GEZDGNBV");
    }
}
