package dev.mfacore.tck.clause;

import dev.mfacore.tck.drive.Cast;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;

/** Casts whose users' names are easily mixed up, at any phase of the clock. */
public final class Casts implements ArbitrarySupplier<Cast> {

    private record Names(String first, String second) {}

    /** For the test engine. */
    public Casts() {}

    @Override
    public Arbitrary<Cast> get() {
        return Combinators.combine(
                        Arbitraries.of(
                                new Names("ada", "Ada"),
                                new Names("user1", "user10"),
                                new Names("7", "07"),
                                new Names("7", "7.0"),
                                new Names("a", "a "),
                                new Names("a%", "ab"),
                                new Names("a_", "aa"),
                                new Names("*", "b"),
                                new Names("' or 'a'='a", "eve"),
                                new Names("ada/1", "ada"),
                                new Names("ada:1", "ada"),
                                new Names("i", "\u0131"),
                                new Names("\u00e9", "e\u0301"),
                                new Names("K", "\u212a"),
                                new Names("Aa", "BB"),
                                new Names("\ud83d\ude00", "\ud83d\ude01"),
                                new Names("x".repeat(254), "x".repeat(253))),
                        Arbitraries.longs().between(0, 86_400),
                        Arbitraries.integers().between(0, 1_000_000))
                .as((names, seconds, seed) ->
                        new Cast(names.first(), names.second(), Duration.ofSeconds(seconds), seed));
    }
}
