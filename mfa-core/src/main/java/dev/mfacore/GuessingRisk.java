package dev.mfacore;

import java.time.Duration;
import java.util.Comparator;

/**
 * How likely a guesser who has passed the first factor gets past one kind of second factor, by the policy's digits,
 * window, locks and quotas.
 *
 * <p>One guess succeeds with {@code p}: for an authenticator app {@code w / 10^d} with {@code d} digits and {@code w}
 * steps in the window (equal codes in one window only lower it), for a delivered code {@code 1 / 10^d}, for recovery
 * codes their count over {@code 2^bits}. Where unattached codes are allowed, a second delivered code may be alive, and
 * the sends to the recipient count beside those to the user. The lock lets through the first guesses at once, then one after each pause, the
 * pauses growing as {@link LockPolicy#delayAfter} says; {@code n} guesses fit into a day, no more than the hard cap, and
 * for delivered codes no more than a day's sends to one user times the tries at each.
 *
 * <ul>
 *   <li>{@code perDay = 1 - (1 - p)^n}
 *   <li>{@code perYear = 1 - (1 - p)^(365 n)}, for a user who signs in once a day and so resets the counter daily: the
 *       worst case
 *   <li>{@code untilDisabled = 1 - (1 - p)^cap}, for a user who does not sign in
 * </ul>
 *
 * <p>Every kind has a counter of its own, so the risks of the kinds that a user holds add up; and a user with several
 * authenticators of one kind has that many acceptable codes.
 *
 * @param guessesPerDay {@code n}
 * @param perGuess {@code p}
 * @param perDay probability of getting in within a day
 * @param perYear probability of getting in within a year
 * @param untilDisabled probability of getting in before the hard cap
 */
public record GuessingRisk(int guessesPerDay, double perGuess, double perDay, double perYear, double untilDisabled) {

    private static final int DAYS = 365;
    private static final int BITS_PER_SYMBOL = 5;

    static GuessingRisk worst(MfaPolicy policy) {
        return policy.factors().stream()
                .map(factor -> of(policy, factor))
                .max(Comparator.comparingDouble(GuessingRisk::perYear))
                .orElseThrow();
    }

    static GuessingRisk of(MfaPolicy policy, Factor factor) {
        double perGuess = perGuess(policy, factor);
        int guesses = guessesPerDay(policy, factor);
        return new GuessingRisk(
                guesses,
                perGuess,
                any(perGuess, guesses),
                any(perGuess, (double) guesses * DAYS),
                any(perGuess, policy.lock().hardCap()));
    }

    private static double perGuess(MfaPolicy policy, Factor factor) {
        return switch (factor) {
            case TOTP -> {
                TotpPolicy totp = policy.totp();
                int accepted = totp.window().back() + totp.window().forward() + 1;
                yield accepted / Math.pow(10, totp.parameters().digits());
            }
            case SMS, EMAIL ->
                (policy.codes().unattached() ? 2 : 1)
                        / Math.pow(10, policy.codes().digits());
            case RECOVERY_CODE -> {
                RecoveryPolicy recovery = policy.recovery();
                yield recovery.count()
                        / Math.pow(2, BITS_PER_SYMBOL * recovery.form().symbols());
            }
        };
    }

    private static int guessesPerDay(MfaPolicy policy, Factor factor) {
        int unlocked = guessesIn(Duration.ofDays(1), policy.lock());
        int unattached = policy.codes().unattached() ? policy.sending().perRecipientDay() : 0;
        int triesAtCodes =
                (policy.sending().perUserDay() + unattached) * policy.codes().maxFailures();
        return factor.isDelivered() ? Math.min(unlocked, triesAtCodes) : unlocked;
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
