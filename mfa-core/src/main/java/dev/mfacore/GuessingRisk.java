package dev.mfacore;

import java.time.Duration;

/**
 * How likely a guesser who has passed the first factor gets past an authenticator app's code, by the policy's digits,
 * window and locks.
 *
 * <p>With {@code d} digits and {@code w} steps in the window one guess succeeds with {@code p = w / 10^d} (several equal
 * codes in one window only lower it). The lock lets through {@code k} guesses at once, then one after each pause, the
 * pauses growing as {@link LockPolicy#delayAfter} says; {@code n} guesses fit into a day, and the hard cap bounds them if
 * nothing resets the counter.
 *
 * <ul>
 *   <li>{@code perDay = 1 - (1 - p)^n}
 *   <li>{@code perYear = 1 - (1 - p)^(365 n)}, for a user who signs in once a day and so resets the counter daily: the
 *       worst case
 *   <li>{@code untilDisabled = 1 - (1 - p)^cap}, for a user who does not sign in
 * </ul>
 *
 * @param guessesPerDay {@code n}
 * @param perGuess {@code p}
 * @param perDay probability of getting in within a day
 * @param perYear probability of getting in within a year
 * @param untilDisabled probability of getting in before the hard cap
 */
public record GuessingRisk(int guessesPerDay, double perGuess, double perDay, double perYear, double untilDisabled) {

    private static final int DAYS = 365;

    static GuessingRisk of(TotpPolicy totp, LockPolicy lock) {
        int accepted = totp.window().back() + totp.window().forward() + 1;
        double perGuess = accepted / Math.pow(10, totp.parameters().digits());
        int guesses = guessesIn(Duration.ofDays(1), lock);
        return new GuessingRisk(
                guesses,
                perGuess,
                any(perGuess, guesses),
                any(perGuess, (double) guesses * DAYS),
                any(perGuess, lock.hardCap()));
    }

    private static int guessesIn(Duration time, LockPolicy lock) {
        Duration spent = Duration.ZERO;
        int guesses = 0;
        while (guesses < lock.hardCap() && spent.compareTo(time) < 0) {
            guesses++;
            spent = spent.plus(lock.delayAfter(guesses));
        }
        return guesses;
    }

    /** The probability of at least one success, exact for tiny probabilities too. */
    private static double any(double perGuess, double guesses) {
        return -Math.expm1(guesses * Math.log1p(-perGuess));
    }
}
