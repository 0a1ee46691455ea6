package dev.mfacore.tck.cli;

import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Endpoint;
import dev.mfacore.tck.MfaTck;
import dev.mfacore.tck.TckEnvironment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The kit on a deployed server. */
public final class EndpointTck extends MfaTck {

    // The engine makes the class itself, and one process tests one server.
    private static volatile @Nullable Endpoint tested;

    /** Made by the engine. */
    public EndpointTck() {}

    static void test(Endpoint endpoint) {
        tested = endpoint;
    }

    @Override
    public Adapter adapter(TckEnvironment env) {
        return Adapter.named("endpoint").endpoint(Objects.requireNonNull(tested, "no endpoint was named"));
    }
}
