package dev.mfacore.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.Factor;
import dev.mfacore.MfaEvent;
import dev.mfacore.Purpose;
import dev.mfacore.UserId;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MfaMetricsTest {

    private static final Optional<UserId> ADA = Optional.of(new UserId("ada"));

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MfaMetrics metrics = new MfaMetrics(registry);

    @Test
    void eventsAreCountedByWhatTheySayAndNeverByUser() {
        for (int i = 0; i < 3; i++) {
            metrics.onEvent(new MfaEvent.Attempt(
                    Instant.EPOCH,
                    ADA,
                    MfaEvent.Operation.VERIFY,
                    Optional.of(Factor.TOTP),
                    Optional.empty(),
                    MfaEvent.Outcome.WRONG,
                    Optional.of("192.0.2.1"),
                    i));
        }
        metrics.onEvent(new MfaEvent.Delivery(
                Instant.EPOCH,
                ADA,
                Factor.SMS,
                Purpose.SIGN_IN,
                "+****00",
                MfaEvent.DeliveryOutcome.FAILED,
                Optional.empty(),
                4));
        metrics.onEvent(new MfaEvent.Change(
                Instant.EPOCH,
                ADA,
                MfaEvent.ChangeType.LOCKED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                5));
        assertThat(registry.get("mfa.attempts")
                        .tags("operation", "verify", "factor", "totp", "outcome", "wrong")
                        .counter()
                        .count())
                .isEqualTo(3);
        assertThat(registry.get("mfa.deliveries")
                        .tags("factor", "sms", "purpose", "sign_in", "outcome", "failed")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("mfa.changes")
                        .tags("change", "locked", "factor", "none")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.getMeters())
                .extracting(Meter::getId)
                .allSatisfy(id -> assertThat(id.getTags())
                        .extracting(Tag::getValue)
                        .doesNotContain("ada", "192.0.2.1", "+****00"));
    }
}
