package dev.mfacore.tck.clause;

import dev.mfacore.tck.drive.Cast;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;

/** Casts that stay as they are while a story is made shorter. */
public final class SameCasts implements ArbitrarySupplier<Cast> {

    /** For the test engine. */
    public SameCasts() {}

    @Override
    public Arbitrary<Cast> get() {
        return new Casts().get().dontShrink();
    }
}
