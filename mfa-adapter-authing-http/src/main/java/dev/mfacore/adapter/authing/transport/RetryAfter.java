package dev.mfacore.adapter.authing.transport;

import dev.mfacore.adapter.authing.json.JsonObject;
import dev.mfacore.adapter.authing.json.JsonValue;
import dev.mfacore.authing.AuthingCode;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out how long to wait: from the data of a refusal, else from its {@code Retry-After} header, which has seconds or
 * a date (RFC 9110, section 10.2.3). What cannot be understood says nothing; the refusal stands without it.
 */
final class RetryAfter {

    private static final Set<AuthingCode> THROTTLING =
            EnumSet.of(AuthingCode.THROTTLED, AuthingCode.RULE, AuthingCode.SENT_TOO_SOON);
    private static final int MOST_DIGITS = 9;

    private final InstantSource clock;

    RetryAfter(InstantSource clock) {
        this.clock = clock;
    }

    Optional<Duration> of(AuthingCode code, JsonValue data, HttpHeaders headers) {
        if (!THROTTLING.contains(code)) {
            return Optional.empty();
        }
        return inData(data)
                .or(() -> headers.firstValue("retry-after")
                        .flatMap(it -> seconds(it).or(() -> date(it))));
    }

    private static Optional<Duration> inData(JsonValue data) {
        if (data instanceof JsonObject object && object.member("retryAfter") instanceof JsonValue.Digits number) {
            return seconds(number.digits());
        }
        return Optional.empty();
    }

    private static Optional<Duration> seconds(String digits) {
        boolean plain = !digits.isEmpty()
                && digits.length() <= MOST_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain ? Optional.of(Duration.ofSeconds(Long.parseLong(digits))) : Optional.empty();
    }

    private Optional<Duration> date(String text) {
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(clock.instant(), until);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
