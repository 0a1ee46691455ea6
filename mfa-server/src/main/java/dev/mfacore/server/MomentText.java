package dev.mfacore.server;

import java.time.Instant;

/**
 * Writes moments as ISO 8601 in UTC. Working a date out is dear and moments mostly come in order, so the text of the latest
 * second is kept: keep one of these for each run of moments. Safe for use by any number of threads.
 */
@SuppressWarnings("JavaInstantGetSecondsGetNano") // both parts are written
public final class MomentText {

    private static final int NANOS = 9;

    private volatile Second latest = Second.of(0);

    /** A second and its text, without the zone. */
    private record Second(long number, String text) {
        static Second of(long number) {
            String text = Instant.ofEpochSecond(number).toString();
            return new Second(number, text.substring(0, text.length() - 1));
        }
    }

    /** Starts with nothing kept. */
    public MomentText() {}

    /** Writes three digits of the second's fraction; further ones are cut off. */
    public String millis(Instant at) {
        return text(at, 3);
    }

    /** Writes as many digits as {@link Instant#toString} does: none, three, six or nine. */
    public String exact(Instant at) {
        int nano = at.getNano();
        int digits = nano % 1_000 != 0 ? NANOS : nano % 1_000_000 != 0 ? 6 : nano != 0 ? 3 : 0;
        return text(at, digits);
    }

    private String text(Instant at, int digits) {
        StringBuilder out = new StringBuilder(32).append(second(at.getEpochSecond()));
        if (digits > 0) {
            out.append('.');
            int unit = 100_000_000;
            for (int i = 0; i < digits; i++) {
                out.append((char) ('0' + at.getNano() / unit % 10));
                unit /= 10;
            }
        }
        return out.append('Z').toString();
    }

    private String second(long number) {
        Second kept = latest;
        if (kept.number != number) {
            kept = Second.of(number);
            latest = kept;
        }
        return kept.text;
    }
}
