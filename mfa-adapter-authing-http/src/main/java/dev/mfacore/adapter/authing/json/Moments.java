package dev.mfacore.adapter.authing.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Points in time as texts. Authing writes them in one form, {@code 2026-01-31T23:59:59.999Z}, which is read place by place:
 * the platform's own reader takes as long for the two of a user as all else in the answer.
 */
final class Moments {

    private static final String USUAL = "0000-00-00T00:00:00.000Z";
    private static final int MILLI = 1_000_000;

    private Moments() {}

    /**
     * Reads a time.
     *
     * @param text ISO 8601 with an offset
     * @return the time
     * @throws DateTimeException if it is none
     */
    static Instant parse(String text) {
        if (!isUsual(text)) {
            return OffsetDateTime.parse(text).toInstant();
        }
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        number(text, 20, 23) * MILLI)
                .toInstant(ZoneOffset.UTC);
    }

    private static boolean isUsual(String text) {
        if (text.length() != USUAL.length()) {
            return false;
        }
        for (int i = 0; i < USUAL.length(); i++) {
            char is = text.charAt(i);
            char wanted = USUAL.charAt(i);
            if (wanted == '0' ? is < '0' || is > '9' : is != wanted) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }
}
