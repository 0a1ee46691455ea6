package dev.mfacore.tck.clause;

import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Profile;
import dev.mfacore.tck.run.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts what was drawn, and convicts what a fair source would not draw once in 10^12 tries, by Chernoff's bound over all
 * that is counted. The more is drawn, the smaller the skew that shows.
 */
final class FairDraws {

    private static final double LOG_OF_ODDS = Math.log(1e12);

    private record Cell(String what, long count, long of, double share) {}

    private final List<Cell> cells = new ArrayList<>();

    /** How much to draw: so much in a quick run, and more in longer ones. */
    static int sample(Trial trial, int quick) {
        int factor = trial.profile() == Profile.QUICK ? 1 : trial.profile() == Profile.DEFAULT ? 3 : 14;
        trial.measure("drawn", (long) quick * factor);
        return quick * factor;
    }

    /** Whether the odds are against so few different symbols, if each of so many were as likely as any other. */
    static boolean isImplausible(int seen, long possible, long drawn) {
        // The union bound over the sets of symbols that all draws may have come from.
        double ways = logOfFactorial(possible) - logOfFactorial(seen) - logOfFactorial(possible - seen);
        return ways + drawn * Math.log((double) seen / possible) < -LOG_OF_ODDS;
    }

    private static double logOfFactorial(long number) {
        double log = 0;
        for (long i = 2; i <= number; i++) {
            log += Math.log((double) i);
        }
        return log;
    }

    /** Something that happens with a known probability. */
    void share(String what, long count, long of, double probability) {
        cells.add(new Cell(what, count, of, probability));
    }

    /** Symbols that should be equally frequent. */
    void uniform(String what, String drawn, String alphabet) {
        Map<Integer, Long> counts =
                drawn.chars().boxed().collect(Collectors.groupingBy(it -> it, Collectors.counting()));
        alphabet.chars()
                .forEach(symbol -> share(
                        Character.toString(symbol) + " " + what,
                        counts.getOrDefault(symbol, 0L),
                        drawn.length(),
                        1.0 / alphabet.length()));
    }

    /** Texts of one length, at whose every place every symbol should be equally frequent, whatever is elsewhere. */
    void texts(List<String> texts, String alphabet) {
        int length = texts.stream().mapToInt(String::length).min().orElse(0);
        uniform("anywhere", String.join("", texts), alphabet);
        for (int i = 0; i < length; i++) {
            int place = i;
            uniform("at place " + (i + 1), column(texts, i), alphabet);
            for (int j = 0; j < i; j++) {
                int other = j;
                share(
                        "the same at places " + (j + 1) + " and " + (i + 1),
                        texts.stream()
                                .filter(it -> it.charAt(place) == it.charAt(other))
                                .count(),
                        texts.size(),
                        1.0 / alphabet.length());
            }
        }
    }

    private static String column(List<String> texts, int place) {
        return texts.stream().map(it -> Character.toString(it.charAt(place))).collect(Collectors.joining());
    }

    /** Bytes of which every bit should be drawn at every place. */
    void bytes(List<byte[]> all) {
        int length = all.stream().mapToInt(it -> it.length).min().orElse(0);
        for (int place = 0; place < length; place++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                share("bit " + bit + " of byte " + (place + 1), ones(all, place, bit), all.size(), 0.5);
            }
        }
        Map<Byte, Long> values = new TreeMap<>();
        all.forEach(bytes -> {
            for (byte value : bytes) {
                values.merge(value, 1L, Long::sum);
            }
        });
        long total = values.values().stream().mapToLong(it -> it).sum();
        values.forEach((value, count) -> share("byte " + (value & 0xff), count, total, 1.0 / 256));
    }

    private static long ones(List<byte[]> all, int place, int bit) {
        return all.stream().filter(it -> (it[place] >> bit & 1) == 1).count();
    }

    /** Demands that nothing counted is further from its share than luck explains. */
    void expectFair(String what) {
        double bound = LOG_OF_ODDS + Math.log(2.0 * cells.size());
        for (Cell cell : cells) {
            Expect.that(
                    cell.of * divergence((double) cell.count / cell.of, cell.share) <= bound,
                    what + ", " + cell.what + " about " + Math.round(cell.of * cell.share) + " times in " + cell.of,
                    cell.count + " times");
        }
    }

    private static double divergence(double observed, double expected) {
        return part(observed, expected) + part(1 - observed, 1 - expected);
    }

    private static double part(double observed, double expected) {
        return observed == 0 ? 0 : observed * Math.log(observed / expected);
    }
}
