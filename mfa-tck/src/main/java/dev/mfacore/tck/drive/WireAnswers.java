package dev.mfacore.tck.drive;

import dev.mfacore.Factor;
import dev.mfacore.tck.drive.Http.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Puts the protocol's answers into the kit's vocabulary. The envelope decides, never the HTTP status alone. */
final class WireAnswers {

    private WireAnswers() {}

    /** The business code of either generation. */
    static int code(Reply reply) {
        return reply.number("apiCode")
                .or(() -> reply.number("code"))
                .or(() -> reply.number("statusCode"))
                .orElse(-1);
    }

    /** An answer; {@code throttles} says whether too often means a pause or a lock. */
    static Answer of(Reply reply, boolean throttles, Instant now) {
        Kind kind = kind(reply, throttles);
        String text = kind == Kind.ACCEPTED ? "" : reply.body();
        return Answer.of(kind, text).until(wait(reply).map(now::plusSeconds));
    }

    private static Kind kind(Reply reply, boolean throttles) {
        if (reply.status() == 429) {
            return Kind.BROKEN;
        }
        if (reply.status() >= 400 && reply.status() < 500) {
            return Kind.MISUSE;
        }
        if (reply.status() != 200) {
            return Kind.BROKEN;
        }
        return switch (code(reply)) {
            case 200 -> Kind.ACCEPTED;
            case 2020, 2021, 2206, 2207 -> Kind.DEAD_TOKEN;
            case 500, 6001, 6002, 6003, 6004, 2001, 2300 -> Kind.WRONG_CODE;
            case 1635, 1636 -> Kind.PROOF_REQUIRED;
            case 403 -> Kind.NOT_PERMITTED;
            case 404 -> Kind.UNKNOWN_AUTHENTICATOR;
            case 409 -> Kind.TOO_MANY;
            case 2026, 2035, 2200 -> Kind.NOT_BINDABLE;
            case 422, 2080 -> Kind.THROTTLED;
            case 429 -> throttles ? Kind.THROTTLED : wait(reply).isPresent() ? Kind.LOCKED : Kind.DISABLED;
            case 602 -> Kind.NOT_DELIVERED;
            case 503 -> Kind.UNAVAILABLE;
            case 400 -> Kind.MISUSE;
            default -> Kind.BROKEN;
        };
    }

    private static Optional<Long> wait(Reply reply) {
        Object told = reply.data().get("retryAfter");
        return told instanceof Number number
                ? Optional.of(number.longValue())
                : reply.header("retry-after")
                        .filter(it -> it.matches("[0-9]{1,9}"))
                        .map(Long::valueOf);
    }

    /** Lists of both generations. */
    static Answer list(Reply reply, Instant now) {
        Answer answer = of(reply, false, now);
        if (!answer.accepted()) {
            return answer;
        }
        List<Row> rows = new ArrayList<>();
        Object data = reply.json().get("data");
        if (data instanceof List<?> items) {
            items.forEach(item -> rows.add(row(item instanceof Map<?, ?> map ? JsonText.cast(map) : Map.of())));
        }
        return Answer.of(Kind.ACCEPTED, reply.body()).listing(rows, OptionalInt.empty());
    }

    private static Row row(Map<String, @Nullable Object> item) {
        Object id = item.containsKey("factorId") ? item.get("factorId") : item.get("id");
        Factor factor = switch (String.valueOf(item.get("factorType"))) {
            case "SMS" -> Factor.SMS;
            case "EMAIL" -> Factor.EMAIL;
            default -> Factor.TOTP;
        };
        boolean pending = Boolean.FALSE.equals(item.get("enable"));
        Optional<String> masked = item.get("profile") instanceof Map<?, ?> profile && !profile.isEmpty()
                ? Optional.of(String.valueOf(profile))
                : Optional.empty();
        return new Row(String.valueOf(id), factor, pending ? "PENDING" : "ACTIVE", masked);
    }

    static Optional<String> text(Map<String, @Nullable Object> data, String member) {
        return data.get(member) instanceof String value && !value.isEmpty() ? Optional.of(value) : Optional.empty();
    }
}
