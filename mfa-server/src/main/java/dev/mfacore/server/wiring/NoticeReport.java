package dev.mfacore.server.wiring;

import dev.mfacore.Factor;
import dev.mfacore.server.delivery.NoticeOutcome;
import dev.mfacore.server.log.EventJson;
import dev.mfacore.server.log.ServerLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.BiConsumer;

/** Counts notices as {@code mfa.notices} by factor and outcome, and logs those that nobody got. */
final class NoticeReport implements BiConsumer<Factor, NoticeOutcome> {

    private final ServerLog log;
    private final MeterRegistry registry;

    NoticeReport(ServerLog log, MeterRegistry registry) {
        this.log = log;
        this.registry = registry;
    }

    @Override
    public void accept(Factor factor, NoticeOutcome outcome) {
        registry.counter("mfa.notices", "factor", text(factor), "outcome", text(outcome))
                .increment();
        if (outcome != NoticeOutcome.SENT) {
            log.note(
                    System.Logger.Level.WARNING,
                    "a notice to a user was not sent by " + EventJson.name(factor) + ": " + EventJson.name(outcome));
        }
    }

    private static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
