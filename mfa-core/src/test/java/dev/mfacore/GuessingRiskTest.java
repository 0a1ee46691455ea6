package dev.mfacore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.EnumSet;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

@Tag("THR-01")
@Label("THR-01: what the limits are worth against a guesser")
class GuessingRiskTest {

    private static final int DAY = 86_400;
    private static final MathContext EXACT = new MathContext(80);

    @Example
    @Tag("D-04")
    @Tag("D-15")
    @Label("D-04, D-15: the defaults by hand")
    void defaultsByHand() {
        GuessingRisk risk = MfaPolicy.defaults().guessingRisk();
        // 5 guesses at once; 7 after pauses of 30, 60, ... 1920 s, which is 3810 s; then one an hour, 22 times.
        assertThat(risk.guessesPerDay()).isEqualTo(34);
        assertThat(risk.perGuess()).isEqualTo(3e-6, within(1e-18));
        assertThat(risk.perDay()).isEqualTo(1.01994951e-4, within(1e-12));
        assertThat(risk.perYear()).isEqualTo(0.0365455, within(1e-6));
        assertThat(risk.untilDisabled()).isEqualTo(2.9995545e-4, within(1e-11)).isLessThan(3e-4);
    }

    @Example
    @Tag("D-07")
    @Label("D-07: a delivered code has one acceptable value, and a day's sends bound the tries")
    void deliveredByHand() {
        GuessingRisk risk = MfaPolicy.builder()
                .sendsPerUserDay(2)
                .codeMaxFailures(3)
                .codeDigits(8)
                .build()
                .guessingRisk(Factor.SMS);
        assertThat(risk.guessesPerDay()).isEqualTo(6);
        assertThat(risk.perGuess()).isEqualTo(1e-8, within(1e-20));
        assertThat(risk.perDay()).isEqualTo(6e-8, within(1e-14));
        assertThat(MfaPolicy.defaults().guessingRisk(Factor.EMAIL).guessesPerDay())
                .isEqualTo(34);
    }

    @Example
    @Label("a guess may hit an unattached code beside the transaction's, and sends of both kinds can be guessed at")
    void unattachedCodes() {
        MfaPolicy without = MfaPolicy.builder().sendsPerUserDay(2).build();
        MfaPolicy with = without.toBuilder().unattachedCodes(true).build();
        assertThat(without.guessingRisk(Factor.SMS).perGuess()).isEqualTo(1e-6);
        assertThat(with.guessingRisk(Factor.SMS).perGuess()).isEqualTo(2e-6);
        assertThat(without.guessingRisk(Factor.SMS).guessesPerDay()).isEqualTo(10);
        assertThat(with.guessingRisk(Factor.SMS).guessesPerDay())
                .isGreaterThan(without.guessingRisk(Factor.SMS).guessesPerDay());
        assertThat(with.guessingRisk(Factor.TOTP)).isEqualTo(without.guessingRisk(Factor.TOTP));
    }

    @Example
    @Tag("REC-01")
    @Label("REC-01: recovery codes are out of reach, and their risk is not rounded to nothing")
    void recoveryCodes() {
        GuessingRisk risk = MfaPolicy.defaults().guessingRisk(Factor.RECOVERY_CODE);
        assertThat(risk.perGuess()).isEqualTo(10 / Math.pow(2, 120));
        assertThat(risk.perYear()).isGreaterThan(0).isLessThan(1e-30);
    }

    @Example
    @Label("the risk of a policy is that of its weakest allowed factor")
    void weakestFactor() {
        MfaPolicy.Builder builder = MfaPolicy.builder().totpDigits(8);
        assertThat(builder.build().guessingRisk()).isEqualTo(builder.build().guessingRisk(Factor.SMS));
        MfaPolicy strict =
                builder.factors(EnumSet.of(Factor.TOTP, Factor.RECOVERY_CODE)).build();
        assertThat(strict.guessingRisk()).isEqualTo(strict.guessingRisk(Factor.TOTP));
    }

    @Property(tries = 200)
    @Tag("THR-02")
    @Label("THR-02: the guesses of a day are those that a lock lets through, counted second by second")
    void guessesOfADay(
            @ForAll @IntRange(min = 1, max = 100) int lockAfter,
            @ForAll @IntRange(min = 1, max = 7200) int first,
            @ForAll @IntRange(max = 7200) int more,
            @ForAll @IntRange(min = 1, max = 100) int hardCap) {
        MfaPolicy policy = MfaPolicy.builder()
                .lockAfter(lockAfter)
                .lockFirst(Duration.ofSeconds(first))
                .lockMax(Duration.ofSeconds(first + more))
                .hardCap(hardCap)
                .build();
        assertThat(policy.guessingRisk(Factor.TOTP).guessesPerDay())
                .isEqualTo(countSecondBySecond(lockAfter, first, first + more, hardCap));
    }

    @Property
    @Label("the probabilities are those of independent guesses, to ten digits, however small")
    void probabilities(
            @ForAll @IntRange(min = 6, max = 8) int digits,
            @ForAll @IntRange(max = 3) int back,
            @ForAll @IntRange(max = 3) int forward,
            @ForAll @IntRange(min = 1, max = 100) int hardCap) {
        GuessingRisk risk = MfaPolicy.builder()
                .totpDigits(digits)
                .totpWindow(back, forward)
                .hardCap(hardCap)
                .build()
                .guessingRisk(Factor.TOTP);
        BigDecimal p = BigDecimal.valueOf(back + forward + 1).movePointLeft(digits);
        assertThat(risk.perDay()).isEqualTo(any(p, risk.guessesPerDay()), within(1e-10 * risk.perDay()));
        assertThat(risk.perYear()).isEqualTo(any(p, 365 * risk.guessesPerDay()), within(1e-10 * risk.perYear()));
        assertThat(risk.untilDisabled()).isEqualTo(any(p, hardCap), within(1e-10 * risk.untilDisabled()));
    }

    @Example
    @Label("a simulated year of guessing gets in as often as computed")
    void simulatedYear() {
        GuessingRisk risk = MfaPolicy.defaults().guessingRisk();
        SplittableRandom random = new SplittableRandom(20261124);
        int years = 5_000;
        int entered = 0;
        for (int year = 0; year < years; year++) {
            entered += getsIn(random, 365 * risk.guessesPerDay()) ? 1 : 0;
        }
        double deviation = Math.sqrt(risk.perYear() * (1 - risk.perYear()) / years);
        assertThat((double) entered / years).isEqualTo(risk.perYear(), within(4 * deviation));
    }

    /** Three codes of a million are good, and none of them helps to find the next. */
    private static boolean getsIn(SplittableRandom random, int guesses) {
        for (int i = 0; i < guesses; i++) {
            if (random.nextInt(1_000_000) < 3) {
                return true;
            }
        }
        return false;
    }

    private static int countSecondBySecond(int lockAfter, long first, long max, int hardCap) {
        int failures = 0;
        long lockedUntil = 0;
        long pause = first;
        for (int second = 0; second < DAY; second++) {
            while (failures < hardCap && second >= lockedUntil) {
                failures++;
                if (failures >= lockAfter) {
                    lockedUntil = second + pause;
                    pause = Math.min(2 * pause, max);
                }
            }
        }
        return failures;
    }

    private static double any(BigDecimal p, int guesses) {
        return BigDecimal.ONE
                .subtract(BigDecimal.ONE.subtract(p).pow(guesses, EXACT))
                .doubleValue();
    }
}
