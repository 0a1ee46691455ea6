package dev.mfacore.server.enrol;

import dev.mfacore.Locked;
import dev.mfacore.Rejected;
import dev.mfacore.Sending;
import dev.mfacore.server.http.ApiResponse;
import dev.mfacore.server.http.Json;
import dev.mfacore.server.http.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Refusals as problem details (RFC 9457) with a {@code code}, from which the page makes a sentence in its reader's
 * language, and where waiting helps with {@code retryAfterSeconds}: a span, since the browser's clock may be wrong.
 */
final class PageRefusal {

    private final InstantSource clock;

    PageRefusal(InstantSource clock) {
        this.clock = clock;
    }

    ApiResponse of(Rejected rejected) {
        return switch (rejected.reason()) {
            case INVALID_CODE, INVALID_TOKEN -> answer(422, "invalid_code", Optional.empty());
            case PROOF_REQUIRED -> answer(403, "proof_required", Optional.empty());
            case NOT_PERMITTED -> answer(403, "not_permitted", Optional.empty());
            case TOO_MANY_AUTHENTICATORS -> answer(409, "too_many_authenticators", Optional.empty());
            case NOT_BINDABLE -> answer(409, "not_bindable", Optional.empty());
            case UNKNOWN_AUTHENTICATOR -> answer(404, "unknown_authenticator", Optional.empty());
        };
    }

    /** 429, as SRV-03 asks, while it passes; 403 once only the help desk can lift it. */
    ApiResponse of(Locked locked) {
        return locked.until().isPresent()
                ? answer(429, "locked", locked.until())
                : answer(403, "disabled", Optional.empty());
    }

    ApiResponse of(Sending.NotSent notSent) {
        String code = notSent.cause().name().toLowerCase(Locale.ROOT);
        return switch (notSent.cause()) {
            case THROTTLED -> answer(429, code, notSent.retryAt());
            case DESTINATION_NOT_ALLOWED, RECIPIENT_NOT_ALLOWED -> answer(403, code, Optional.empty());
            case DELIVERY_FAILED -> answer(503, code, notSent.retryAt());
        };
    }

    ApiResponse answer(int status, String code, Optional<Instant> retryAt) {
        ObjectNode json = Json.object()
                .put("type", "about:blank")
                .put("title", code.replace('_', ' '))
                .put("status", status)
                .put("code", code);
        Optional<String> wait = retryAt.map(this::secondsUntil).map(it -> {
            json.put("retryAfterSeconds", it);
            return Long.toString(it);
        });
        ApiResponse answer =
                new ApiResponse(status, Map.of("Content-Type", "application/problem+json"), Json.write(json));
        return wait.map(it -> answer.with(RetryAfter.HEADER, it)).orElse(answer);
    }

    /** Whole seconds, rounded up, so that who waits that long is not too early. */
    long secondsUntil(Instant moment) {
        return RetryAfter.seconds(Duration.between(clock.instant(), moment));
    }
}
