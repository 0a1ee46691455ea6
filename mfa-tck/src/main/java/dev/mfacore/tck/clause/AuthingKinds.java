package dev.mfacore.tck.clause;

import dev.mfacore.tck.wire.WireExample;
import dev.mfacore.tck.wire.WireExamples;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;

/** Any kind of call, with a success as its answer. */
final class AuthingKinds implements ArbitrarySupplier<WireExample> {

    @Override
    public Arbitrary<WireExample> get() {
        return Arbitraries.of(WireExamples.successes());
    }
}
