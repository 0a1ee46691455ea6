package dev.mfacore.otp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Which step a moment lies in. */
class TotpStepTest {

    private static final int DAY = 86_400;

    @Property
    @Tag("TOTP-05")
    @Tag("TOTP-06")
    void theStepIsTheFloorForEveryInstant(
            @ForAll @LongRange(min = -31557014167219200L, max = 31556889864403199L) long second,
            @ForAll @IntRange(min = 0, max = 999_999_999) int nano,
            @ForAll @IntRange(min = 1, max = DAY) int period) {
        assertThat(BigInteger.valueOf(totp(period).step(Instant.ofEpochSecond(second, nano))))
                .isEqualTo(ReferenceOtp.step(second, period));
    }

    @Property
    @Tag("TOTP-05")
    void codesFollowTheReferenceUpToTwoToTheFortieth(
            @ForAll @LongRange(min = 0, max = 1L << 40) long second, @ForAll @IntRange(min = 1, max = DAY) int period) {
        Totp totp = totp(period);
        long step = ReferenceOtp.step(second, period).longValueExact();
        String code = ReferenceOtp.code(OtpAlgorithm.SHA1, 6, ReferenceOtp.SEED, step);
        OtpSecret seed = OtpSecret.ofBytes(ReferenceOtp.SEED);
        assertThat(totp.generate(seed, Instant.ofEpochSecond(second))).isEqualTo(code);
        assertThat(totp.verify(seed, code, Instant.ofEpochSecond(second))).hasValue(step);
    }

    @Property
    @Tag("TOTP-06")
    void theStepChangesExactlyAtMultiplesOfThePeriod(
            @ForAll @LongRange(min = -(1L << 36), max = 1L << 36) long step,
            @ForAll @IntRange(min = 1, max = DAY) int period) {
        Instant boundary = Instant.ofEpochSecond(step * period);
        assertThat(totp(period).step(boundary)).isEqualTo(step);
        assertThat(totp(period).step(boundary.minusNanos(1))).isEqualTo(step - 1);
        assertThat(totp(period).step(boundary.plusSeconds(period).minusNanos(1)))
                .isEqualTo(step);
    }

    @Property
    @Tag("TOTP-06")
    void noMomentBefore1970SharesAStepWithOneAfter(
            @ForAll @LongRange(min = 1, max = 1L << 40) long nanosBefore,
            @ForAll @LongRange(min = 0, max = 1L << 40) long nanosAfter,
            @ForAll @IntRange(min = 1, max = DAY) int period) {
        assertThat(totp(period).step(Instant.EPOCH.minusNanos(nanosBefore))).isNegative();
        assertThat(totp(period).step(Instant.EPOCH.plusNanos(nanosAfter))).isNotNegative();
    }

    @Example
    @Tag("TOTP-05")
    void theEndsOfTimeHaveSteps() {
        assertThat(totp(1).step(Instant.MAX)).isEqualTo(Instant.MAX.getEpochSecond());
        assertThat(totp(1).step(Instant.MIN)).isEqualTo(Instant.MIN.getEpochSecond());
    }

    @Example
    @Tag("TOTP-20")
    void periodsOtherThanWholeSecondsUpToADayAreRefused() {
        for (Duration period : List.of(
                Duration.ZERO,
                Duration.ofSeconds(-30),
                Duration.ofMillis(999),
                Duration.ofMillis(30_001),
                Duration.ofSeconds(30, 1),
                Duration.ofDays(1).plusSeconds(1),
                Duration.ofSeconds(Long.MIN_VALUE + 1),
                Duration.ofSeconds(Long.MAX_VALUE))) {
            assertThatThrownBy(() -> new TotpParameters(OtpAlgorithm.SHA1, 6, period))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("period");
        }
    }

    @Property(tries = 200)
    @Tag("TOTP-20")
    void digitsOtherThanSixToEightAreRefused(@ForAll int digits) {
        if (digits < 6 || digits > 8) {
            assertThatThrownBy(() -> new TotpParameters(OtpAlgorithm.SHA1, digits, Duration.ofSeconds(30)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("digits");
            assertThatThrownBy(() -> Hotp.of(OtpAlgorithm.SHA1, digits))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("digits");
        }
    }

    private static Totp totp(int period) {
        return Totp.of(new TotpParameters(OtpAlgorithm.SHA1, 6, Duration.ofSeconds(period)), TotpWindow.none());
    }
}
