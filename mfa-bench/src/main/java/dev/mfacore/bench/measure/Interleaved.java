package dev.mfacore.bench.measure;

import dev.mfacore.bench.Effort;
import dev.mfacore.bench.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures sides by turns, so that a busy moment of the machine hits all of them, and each ratio is taken within one
 * round. Whose turn comes first changes from round to round.
 */
public final class Interleaved {

    private Interleaved() {}

    /**
     * Measures.
     *
     * @param sides ours first, then what it is compared with
     * @param prepare what happens before each round, outside the measurement
     * @param effort how many rounds, after how many to warm up
     * @param progress is told of each round
     * @return all rounds but those for warming up
     */
    public static Comparison run(List<? extends Side> sides, Runnable prepare, Effort effort, Progress progress) {
        List<String> libraries = sides.stream().map(Side::library).toList();
        List<List<Usage>> rounds = new ArrayList<>();
        int all = effort.warmup() + effort.rounds();
        for (int round = 0; round < all; round++) {
            boolean warm = round >= effort.warmup();
            progress.tell((warm ? "round " + (round - effort.warmup() + 1) : "warming up " + (round + 1)) + " of "
                    + (warm ? effort.rounds() : effort.warmup()));
            prepare.run();
            List<Usage> usages = turn(sides, round);
            if (warm) {
                rounds.add(usages);
            }
        }
        return new Comparison(libraries, rounds);
    }

    private static List<Usage> turn(List<? extends Side> sides, int round) {
        Usage[] usages = new Usage[sides.size()];
        for (int i = 0; i < usages.length; i++) {
            int side = (i + round) % usages.length;
            usages[side] = sides.get(side).round();
        }
        return List.of(usages);
    }
}
