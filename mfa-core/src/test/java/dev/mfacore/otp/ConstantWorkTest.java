package dev.mfacore.otp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** How much is hashed depends on the window and never on the key, the code or where they meet. */
class ConstantWorkTest {

    private final ObservedDigest.Work work = new ObservedDigest.Work();

    @Property(tries = 300)
    @Tag("SEC-07")
    void aMatchAnywhereCostsWhatNoMatchCosts(
            @ForAll OtpAlgorithm algorithm,
            @ForAll @IntRange(min = 6, max = 8) int digits,
            @ForAll @IntRange(min = 0, max = 3) int back,
            @ForAll @IntRange(min = 0, max = 3) int forward,
            @ForAll @Size(min = 1, max = 64) byte[] key,
            @ForAll @LongRange(min = 0, max = 1L << 40) long current) {
        Totp totp = totp(algorithm, digits, new TotpWindow(back, forward));
        int candidates = back + 1 + forward;
        Cost expected = new Cost(2 * candidates, hashedFor(algorithm) * candidates);
        for (int offset = -back - 1; offset <= forward + 1; offset++) {
            String code = ReferenceOtp.code(algorithm, digits, key, current + offset);
            assertThat(costOf(totp, key, code, current)).isEqualTo(expected);
        }
    }

    @Property(tries = 300)
    @Tag("SEC-07")
    void aMismatchAtAnyDigitCostsTheSame(
            @ForAll @Size(min = 1, max = 64) byte[] key,
            @ForAll @LongRange(min = 0, max = 1L << 40) long current,
            @ForAll @IntRange(min = 0, max = 5) int place,
            @ForAll @IntRange(min = 1, max = 9) int change) {
        Totp totp = totp(OtpAlgorithm.SHA1, 6, TotpWindow.defaults());
        String code = ReferenceOtp.code(OtpAlgorithm.SHA1, 6, key, current);
        char other = (char) ('0' + (code.charAt(place) - '0' + change) % 10);
        String wrong = code.substring(0, place) + other + code.substring(place + 1);
        assertThat(costOf(totp, key, wrong, current)).isEqualTo(costOf(totp, key, code, current));
    }

    @Example
    @Tag("SEC-07")
    @Tag("INP-05")
    void noCodeHoweverLongCostsMoreThanAGenuineOne() {
        Totp totp = totp(OtpAlgorithm.SHA1, 6, TotpWindow.defaults());
        Cost genuine = costOf(totp, ReferenceOtp.SEED, "755224", 0);
        for (String code : List.of("", "x", "1".repeat(1_000_000))) {
            Cost malformed = costOf(totp, ReferenceOtp.SEED, code, 0);
            assertThat(malformed.finished()).isLessThanOrEqualTo(genuine.finished());
            assertThat(malformed.bytes()).isLessThanOrEqualTo(genuine.bytes());
        }
    }

    private record Cost(int finished, long bytes) {}

    /** Both padded blocks, the counter and the inner hash. */
    private static long hashedFor(OtpAlgorithm algorithm) {
        return 2L * algorithm.blockBytes() + Long.BYTES + algorithm.hashBytes();
    }

    private Cost costOf(Totp totp, byte[] key, String code, long current) {
        int finished = work.finished;
        long bytes = work.bytes;
        totp.matchStep(key, code, current);
        return new Cost(work.finished - finished, work.bytes - bytes);
    }

    private Totp totp(OtpAlgorithm algorithm, int digits, TotpWindow window) {
        return new Totp(
                new TotpParameters(algorithm, digits, Duration.ofSeconds(30)),
                window,
                new HmacWorkers(algorithm, digits, () -> ObservedDigest.of(algorithm, work)));
    }
}
