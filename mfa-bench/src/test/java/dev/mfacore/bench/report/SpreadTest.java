package dev.mfacore.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

final class SpreadTest {

    @Property
    void isOrderedAndWithinTheFigures(
            @ForAll @Size(min = 1, max = 50) List<@DoubleRange(min = -1e6, max = 1e6) Double> figures) {
        Spread spread = of(figures);
        assertThat(List.of(spread.min(), spread.q1(), spread.median(), spread.q3(), spread.max()))
                .isSorted();
        assertThat(spread.min()).isEqualTo(Collections.min(figures));
        assertThat(spread.max()).isEqualTo(Collections.max(figures));
        assertThat(spread.rounds()).isEqualTo(figures.size());
    }

    @Property
    void doesNotDependOnTheOrder(
            @ForAll @Size(min = 1, max = 50) List<@DoubleRange(min = -1e6, max = 1e6) Double> figures,
            @ForAll long seed) {
        List<Double> shuffled = Arrays.asList(figures.toArray(Double[]::new));
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(of(shuffled)).isEqualTo(of(figures));
    }

    @Property
    void halfOfTheFiguresLieOnEitherSideOfTheMedian(
            @ForAll @Size(min = 1, max = 50) List<@DoubleRange(min = -1e6, max = 1e6) Double> figures) {
        double median = of(figures).median();
        assertThat(figures.stream().filter(it -> it <= median).count() * 2).isGreaterThanOrEqualTo(figures.size());
        assertThat(figures.stream().filter(it -> it >= median).count() * 2).isGreaterThanOrEqualTo(figures.size());
    }

    @Example
    void quartilesLieBetweenNeighbours() {
        assertThat(Spread.of(4, 1, 3, 2)).isEqualTo(new Spread(1, 1.75, 2.5, 3.25, 4, 4));
    }

    @Example
    void textNamesMedianQuartilesAndExtremes() {
        assertThat(Spread.of(0.7, 0.6, 0.8).text(1, 100))
                .isEqualTo("70.0 (half of the rounds 65.0 to 75.0, all 60.0 to 80.0)");
    }

    @Example
    void refusesNothingAndWhatIsNoNumber() {
        assertThatIllegalArgumentException().isThrownBy(Spread::of);
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(1, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(Double.POSITIVE_INFINITY));
    }

    private static Spread of(List<Double> figures) {
        return Spread.of(figures.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
