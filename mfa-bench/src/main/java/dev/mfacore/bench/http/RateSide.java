package dev.mfacore.bench.http;

import dev.mfacore.bench.measure.Side;
import dev.mfacore.bench.measure.Usage;
import java.util.List;
import java.util.function.Supplier;

/**
 * A server at its highest rate.
 *
 * @param library names it
 * @param load calls it
 * @param requests of the round
 */
record RateSide(String library, LoadGenerator load, Supplier<List<LoadRequest>> requests) implements Side {

    @Override
    public Usage round() {
        List<LoadRequest> all = requests.get();
        return load.asFastAsPossible(all);
    }
}
