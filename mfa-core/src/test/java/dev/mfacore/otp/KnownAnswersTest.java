package dev.mfacore.otp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.Tag;

/** The published test vectors, and some beyond their ranges that were computed independently. */
class KnownAnswersTest {

    private static final OtpSecret SEED = OtpSecret.ofBytes(ReferenceOtp.SEED);

    @Example
    @Tag("TOTP-01")
    void hotpGivesTheTenValuesOfRfc4226AppendixD() {
        List<String> codes = List.of(
                "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489");
        Hotp hotp = Hotp.of(OtpAlgorithm.SHA1, 6);
        for (int counter = 0; counter < codes.size(); counter++) {
            assertThat(hotp.generate(SEED, counter)).isEqualTo(codes.get(counter));
            assertThat(hotp.verify(SEED, codes.get(counter), counter, 0)).hasValue(counter);
        }
    }

    @Example
    @Tag("TOTP-02")
    void totpGivesTheSixSha1ValuesOfRfc6238AppendixB() {
        assertAppendixB(
                OtpAlgorithm.SHA1, List.of("94287082", "07081804", "14050471", "89005924", "69279037", "65353130"));
    }

    @Example
    @Tag("TOTP-02")
    void totpGivesTheSixSha256ValuesOfRfc6238AppendixB() {
        assertAppendixB(
                OtpAlgorithm.SHA256, List.of("46119246", "68084774", "67062674", "91819424", "90698825", "77737706"));
    }

    @Example
    @Tag("TOTP-02")
    void totpGivesTheSixSha512ValuesOfRfc6238AppendixB() {
        assertAppendixB(
                OtpAlgorithm.SHA512, List.of("90693936", "25091201", "99943326", "93441116", "38618901", "47863826"));
    }

    @Example
    @Tag("TOTP-05")
    void countersBeyond32BitsGiveTheirOwnCodes() {
        Map<Long, String> codes = Map.of(
                30L,
                "026920",
                44L,
                "000152",
                349495L,
                "000000",
                1L << 31,
                "197202",
                1L << 32,
                "999456",
                (1L << 32) + 1,
                "108930",
                1L << 53,
                "860690",
                Long.MAX_VALUE,
                "181742");
        Hotp hotp = Hotp.of(OtpAlgorithm.SHA1, 6);
        Totp totp = Totp.of(TotpParameters.defaults(), TotpWindow.none());
        codes.forEach((counter, code) -> {
            assertThat(hotp.generate(SEED, counter)).isEqualTo(code);
            assertThat(totp.generateAt(SEED, counter)).isEqualTo(code);
            assertThat(totp.matchStep(ReferenceOtp.SEED, code, counter)).isEqualTo(counter);
        });
    }

    private static void assertAppendixB(OtpAlgorithm algorithm, List<String> codes) {
        List<Long> times = List.of(59L, 1111111109L, 1111111111L, 1234567890L, 2000000000L, 20000000000L);
        OtpSecret seed = OtpSecret.ofBytes(ReferenceOtp.seed(algorithm.secretBytes()));
        Totp totp = Totp.of(new TotpParameters(algorithm, 8, Duration.ofSeconds(30)), TotpWindow.none());
        for (int i = 0; i < times.size(); i++) {
            Instant at = Instant.ofEpochSecond(times.get(i));
            assertThat(totp.generate(seed, at)).isEqualTo(codes.get(i));
            assertThat(totp.verify(seed, codes.get(i), at)).hasValue(times.get(i) / 30);
        }
    }
}
