package dev.mfacore.adapter.authing.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MomentsTest {

    @Property
    void readsAsThePlatformDoesAndRefusesWhatItRefuses(@ForAll("nearlyMoments") String text) {
        assertThat(ours(text)).as(text).isEqualTo(platforms(text));
    }

    @Example
    void readsAuthingsForm() {
        assertThat(Moments.parse("2026-01-31T23:59:59.999Z")).isEqualTo(Instant.parse("2026-01-31T23:59:59.999Z"));
        assertThat(Moments.parse("2024-02-29T00:00:00.000Z")).isEqualTo(Instant.parse("2024-02-29T00:00:00Z"));
        assertThat(ours("2025-02-29T00:00:00.000Z")).isEmpty();
        assertThat(ours("2026-01-31T24:00:00.000Z")).isEmpty();
    }

    /** Fields in and out of their ranges, and now and then a character that does not belong there. */
    @Provide
    Arbitrary<String> nearlyMoments() {
        Arbitrary<String> fields = Combinators.combine(
                        Arbitraries.integers().between(0, 9999),
                        Arbitraries.integers().between(0, 13),
                        Arbitraries.integers().between(0, 32),
                        Arbitraries.integers().between(0, 24),
                        Arbitraries.integers().between(0, 61),
                        Arbitraries.integers().between(0, 61),
                        Arbitraries.integers().between(0, 999))
                .as("%04d-%02d-%02dT%02d:%02d:%02d.%03dZ"::formatted);
        Arbitrary<Character> character =
                Arbitraries.of('0', '9', ':', '/', '-', 'T', 't', 'Z', 'z', '.', ' ', '+', '٣');
        Arbitrary<String> changed = Combinators.combine(
                        fields, Arbitraries.integers().between(0, 23), character)
                .as((text, place, other) -> text.substring(0, place) + other + text.substring(place + 1));
        return Arbitraries.oneOf(fields, changed);
    }

    private static Optional<Instant> ours(String text) {
        try {
            return Optional.of(Moments.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> platforms(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
