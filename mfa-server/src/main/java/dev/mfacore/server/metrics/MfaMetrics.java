package dev.mfacore.server.metrics;

import dev.mfacore.Factor;
import dev.mfacore.MfaEvent;
import dev.mfacore.port.MfaEventListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the engine's events in a Micrometer registry: {@code mfa.attempts} by operation, factor and outcome;
 * {@code mfa.deliveries} by factor, purpose and outcome; {@code mfa.changes} by change and factor. Tags take their values
 * from fixed lists and never name a user. Give it to {@link dev.mfacore.LocalMfaBuilder#listener}. Safe for use by any
 * number of threads.
 */
public final class MfaMetrics implements MfaEventListener {

    private static final String FACTOR = "factor";
    private static final String OUTCOME = "outcome";

    private final MeterRegistry registry;

    /** The registry's own look-up sorts and compares all tags anew for each event. */
    private final Map<Kind, Counter> attempts = new ConcurrentHashMap<>();

    private record Kind(MfaEvent.Operation operation, Optional<Factor> factor, MfaEvent.Outcome outcome) {}

    /**
     * Makes a listener.
     *
     * @param registry where to count
     */
    public MfaMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void onEvent(MfaEvent event) {
        if (event instanceof MfaEvent.Attempt it) {
            attempts.computeIfAbsent(new Kind(it.operation(), it.factor(), it.outcome()), this::attempts)
                    .increment();
        } else if (event instanceof MfaEvent.Delivery it) {
            registry.counter(
                            "mfa.deliveries",
                            FACTOR,
                            text(it.factor()),
                            "purpose",
                            text(it.purpose()),
                            OUTCOME,
                            text(it.outcome()))
                    .increment();
        } else if (event instanceof MfaEvent.Change it) {
            registry.counter("mfa.changes", "change", text(it.type()), FACTOR, factor(it.factor()))
                    .increment();
        }
    }

    private Counter attempts(Kind kind) {
        return registry.counter(
                "mfa.attempts",
                "operation",
                text(kind.operation),
                FACTOR,
                factor(kind.factor),
                OUTCOME,
                text(kind.outcome));
    }

    private static String factor(Optional<Factor> factor) {
        return factor.map(MfaMetrics::text).orElse("none");
    }

    private static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
