package dev.mfacore.tck.clause;

import dev.mfacore.AdminAction;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.Factor;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaEvent.ChangeType;
import dev.mfacore.MfaEvent.DeliveryOutcome;
import dev.mfacore.MfaEvent.Operation;
import dev.mfacore.MfaEvent.Outcome;
import dev.mfacore.Purpose;
import dev.mfacore.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Events of all kinds. */
final class EventInputs {

    private static final Optional<AuthenticatorId> TOTP_1 = Optional.of(new AuthenticatorId("totp-1"));

    private EventInputs() {}

    /** Every constant of every kind at least once, each event with a time and number of its own. */
    static List<MfaEvent> everyKind(Instant start) {
        List<MfaEvent> all = new ArrayList<>();
        Iterator<Operation> operations = endless(Operation.class);
        for (Outcome outcome : Outcome.values()) {
            all.add(attempt(time(start, all), "anna", operations.next(), outcome, number(all)));
        }
        Iterator<Purpose> purposes = endless(Purpose.class);
        Iterator<Factor> delivered = endless(Factor.class);
        for (DeliveryOutcome outcome : DeliveryOutcome.values()) {
            all.add(new MfaEvent.Delivery(
                    time(start, all),
                    Optional.of(new UserId("anna")),
                    delivered.next(),
                    purposes.next(),
                    "+****00",
                    outcome,
                    Optional.of("203.0.113.7"),
                    number(all)));
        }
        Iterator<Factor> factors = endless(Factor.class);
        for (ChangeType type : ChangeType.values()) {
            all.add(new MfaEvent.Change(
                    time(start, all),
                    Optional.of(new UserId("anna")),
                    type,
                    Optional.of(factors.next()),
                    TOTP_1,
                    Optional.of(start.plus(Duration.ofHours(1))),
                    Optional.of(new AdminAction("operator-eve", "LostPhone")),
                    Optional.of("203.0.113.7"),
                    number(all)));
        }
        return all;
    }

    private static Instant time(Instant start, List<MfaEvent> before) {
        return start.plus(Duration.ofSeconds(61L * before.size()));
    }

    private static long number(List<MfaEvent> before) {
        return 70_001L + before.size();
    }

    private static <E extends Enum<E>> Iterator<E> endless(Class<E> type) {
        return Stream.generate(() -> type.getEnumConstants())
                .flatMap(Stream::of)
                .iterator();
    }

    /** Events with nothing that may be left out. */
    static List<MfaEvent> bare(Instant at) {
        Optional<Factor> none = Optional.empty();
        return List.of(
                new MfaEvent.Attempt(
                        at,
                        Optional.empty(),
                        Operation.INSPECT,
                        none,
                        Optional.empty(),
                        Outcome.DEAD_TOKEN,
                        Optional.empty(),
                        0),
                new MfaEvent.Delivery(
                        at,
                        Optional.empty(),
                        Factor.SMS,
                        Purpose.SIGN_IN,
                        "+****00",
                        DeliveryOutcome.SENT,
                        Optional.empty(),
                        0),
                new MfaEvent.Change(
                        at,
                        Optional.empty(),
                        ChangeType.LOCKED,
                        none,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        0));
    }

    static MfaEvent attempt(Instant at, String user, Operation operation, Outcome outcome, long sequence) {
        return new MfaEvent.Attempt(
                at,
                Optional.of(new UserId(user)),
                operation,
                Optional.of(Factor.TOTP),
                TOTP_1,
                outcome,
                Optional.of("203.0.113.7"),
                sequence);
    }

    static MfaEvent attempt(Instant at, String user, String source, long sequence) {
        return new MfaEvent.Attempt(
                at,
                Optional.of(new UserId(user)),
                Operation.VERIFY,
                Optional.of(Factor.TOTP),
                TOTP_1,
                Outcome.WRONG,
                Optional.of(source),
                sequence);
    }
}
