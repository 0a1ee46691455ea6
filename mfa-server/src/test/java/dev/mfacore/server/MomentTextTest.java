package dev.mfacore.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** One text for a moment, whatever was written before it. */
class MomentTextTest {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final MomentText text = new MomentText();

    @Property
    void momentsReadAsTheJdkWritesThem(
            @ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long second,
            @ForAll @IntRange(max = 999_999_999) int nano,
            @ForAll @IntRange(max = 999_999_999) int other) {
        for (int fraction : new int[] {nano, other, 0, nano / 1_000 * 1_000, nano / 1_000_000 * 1_000_000}) {
            Instant at = Instant.ofEpochSecond(second, fraction);
            assertThat(text.exact(at)).isEqualTo(at.toString());
            assertThat(text.millis(at)).isEqualTo(MILLIS.format(at));
        }
    }

    @Example
    void theLatestSecondIsKeptForItselfOnly() {
        assertThat(text.exact(Instant.parse("2026-11-24T23:59:59Z"))).isEqualTo("2026-11-24T23:59:59Z");
        assertThat(text.exact(Instant.parse("2026-11-25T00:00:00Z"))).isEqualTo("2026-11-25T00:00:00Z");
        assertThat(text.millis(Instant.parse("2026-11-24T23:59:59.9999Z"))).isEqualTo("2026-11-24T23:59:59.999Z");
    }
}
