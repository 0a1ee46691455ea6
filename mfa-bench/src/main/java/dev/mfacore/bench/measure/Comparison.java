package dev.mfacore.bench.measure;

import dev.mfacore.bench.report.Result;
import dev.mfacore.bench.report.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Rounds of several sides.
 *
 * @param libraries the sides' names, ours first
 * @param rounds what each side used in each round, in the same order
 */
public record Comparison(List<String> libraries, List<List<Usage>> rounds) {

    /** Takes copies. */
    public Comparison {
        libraries = List.copyOf(libraries);
        rounds = rounds.stream().map(List::copyOf).toList();
    }

    /** What a side cost as a multiple of what ours did, round by round. */
    public Spread toOurs(int side, ToDoubleFunction<Usage> cost) {
        return spread(round -> cost.applyAsDouble(round.get(side)) / cost.applyAsDouble(round.get(0)));
    }

    /** What ours cost as a multiple of what a side did, round by round. */
    public Spread ours(int side, ToDoubleFunction<Usage> cost) {
        return spread(round -> cost.applyAsDouble(round.get(0)) / cost.applyAsDouble(round.get(side)));
    }

    /** A figure of a side over all rounds. */
    public Spread of(int side, ToDoubleFunction<Usage> figure) {
        return spread(round -> figure.applyAsDouble(round.get(side)));
    }

    /**
     * A row for each side.
     *
     * @param operation what was done
     * @param form how
     * @param algorithm the hash
     * @param cost what the ratio is taken of
     */
    public List<Result> results(String operation, String form, String algorithm, ToDoubleFunction<Usage> cost) {
        List<Result> results = new ArrayList<>();
        for (int side = 0; side < libraries.size(); side++) {
            Spread ratio = toOurs(side, cost);
            results.add(new Result(
                    operation,
                    form,
                    algorithm,
                    libraries.get(side),
                    OptionalDouble.of(of(side, Usage::cpu).median()),
                    OptionalDouble.of(of(side, Usage::wall).median()),
                    OptionalDouble.of(of(side, Usage::bytes).median()),
                    OptionalDouble.of(ratio.median()),
                    Optional.of(ratio)));
        }
        return results;
    }

    private Spread spread(ToDoubleFunction<List<Usage>> figure) {
        return Spread.of(rounds.stream().mapToDouble(figure).toArray());
    }
}
