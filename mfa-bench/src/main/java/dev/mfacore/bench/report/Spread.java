package dev.mfacore.bench.report;

import java.util.Arrays;
import java.util.Locale;

/**
 * How a figure varies from round to round.
 *
 * @param min the lowest
 * @param q1 a quarter of the rounds are below
 * @param median half of the rounds are below
 * @param q3 three quarters of the rounds are below
 * @param max the highest
 * @param rounds how many there are
 */
public record Spread(double min, double q1, double median, double q3, double max, int rounds) {

    /**
     * Sums figures up.
     *
     * @param figures one of each round, in any order
     * @return their spread
     * @throws IllegalArgumentException if there are none, or one is no number
     */
    public static Spread of(double... figures) {
        if (figures.length == 0 || Arrays.stream(figures).anyMatch(it -> !Double.isFinite(it))) {
            throw new IllegalArgumentException("figures must be one or more finite numbers");
        }
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return new Spread(
                sorted[0],
                quantile(sorted, 0.25),
                quantile(sorted, 0.5),
                quantile(sorted, 0.75),
                sorted[sorted.length - 1],
                sorted.length);
    }

    /** Between two neighbours in proportion. */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** Median, quartiles and extremes in one line. */
    public String text(int digits, double scale) {
        String number = "%." + digits + "f";
        return String.format(
                Locale.ROOT,
                number + " (half of the rounds " + number + " to " + number + ", all " + number + " to " + number + ")",
                median * scale,
                q1 * scale,
                q3 * scale,
                min * scale,
                max * scale);
    }
}
