package dev.mfacore.tck.clause;

import dev.mfacore.port.StoreKey;
import dev.mfacore.tck.clause.StoryStep.Guess;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Where the input of the store's clauses comes from. */
final class StoreGenerators {

    private static final int LONGEST_ID = 254;

    private StoreGenerators() {}

    private static Arbitrary<StoreKey> key() {
        Arbitrary<String> free =
                Arbitraries.strings().ofMinLength(1).ofMaxLength(LONGEST_ID).filter(StoreGenerators::isId);
        Arbitrary<String> ids = Arbitraries.oneOf(Arbitraries.of(KeyPool.IDS), free);
        return Combinators.combine(Arbitraries.of(KeyPool.KINDS), ids).as(StoreKey::new);
    }

    private static boolean isId(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text)
                && text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_ID;
    }

    private static Arbitrary<byte[]> state(int longest) {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(longest);
    }

    /** Any key. */
    static final class Key implements ArbitrarySupplier<StoreKey> {
        @Override
        public Arbitrary<StoreKey> get() {
            return key();
        }
    }

    /** A few different keys. */
    static final class Keys implements ArbitrarySupplier<List<StoreKey>> {
        @Override
        public Arbitrary<List<StoreKey>> get() {
            return key().list().ofMinSize(1).ofMaxSize(6).uniqueElements();
        }
    }

    /** Many different keys, of few kinds. */
    static final class ManyKeys implements ArbitrarySupplier<List<StoreKey>> {
        @Override
        public Arbitrary<List<StoreKey>> get() {
            Arbitrary<String> ids = Arbitraries.oneOf(
                    Arbitraries.of(KeyPool.IDS),
                    Arbitraries.integers().between(0, 200).map(number -> "n" + number));
            return Combinators.combine(Arbitraries.of("user", "user-1", "use", "user"), ids)
                    .as(StoreKey::new)
                    .list()
                    .ofMaxSize(40)
                    .uniqueElements();
        }
    }

    /** How many keys a page may hold. */
    static final class PageSize implements ArbitrarySupplier<Integer> {
        @Override
        public Arbitrary<Integer> get() {
            return Arbitraries.integers().between(1, 9);
        }
    }

    /** A short state. */
    static final class State implements ArbitrarySupplier<byte[]> {
        @Override
        public Arbitrary<byte[]> get() {
            return state(32);
        }
    }

    /** The length of a state, up to what every store has to take. */
    static final class Length implements ArbitrarySupplier<Integer> {
        @Override
        public Arbitrary<Integer> get() {
            return Arbitraries.oneOf(
                    Arbitraries.of(0, 1, 127, 128, 255, 256, 257, 1023, 1024, 2000, 4000, 4095, 4096, 8000, 8192),
                    Arbitraries.of(16_383, 32_767, 32_768, 65_534, 65_535, 65_536),
                    Arbitraries.integers().between(0, 65_536));
        }
    }

    /** Leaps of the clock, forth and back. */
    static final class Leaps implements ArbitrarySupplier<List<Duration>> {
        @Override
        public Arbitrary<List<Duration>> get() {
            return leap().list().ofMinSize(1).ofMaxSize(12);
        }
    }

    private static Arbitrary<Duration> leap() {
        Arbitrary<Long> seconds = Arbitraries.oneOf(
                Arbitraries.longs().between(-90, 90),
                Arbitraries.of(3_600L, 86_400L, 604_800L, 2_592_000L, 31_557_600L, 315_576_000L, 3_155_760_000L),
                Arbitraries.longs().between(-1_700_000_000L, 1_700_000_000L));
        return seconds.map(Duration::ofSeconds);
    }

    /** A story of any operations. */
    static final class Story implements ArbitrarySupplier<List<StoryStep>> {
        @Override
        public Arbitrary<List<StoryStep>> get() {
            // Long stories as often as short ones: a fault that needs several things to come together needs them.
            return step().list().ofMaxSize(200).withSizeDistribution(RandomDistribution.uniform());
        }
    }

    private static Arbitrary<StoryStep> step() {
        Arbitrary<Integer> keys = Arbitraries.integers().between(0, 5);
        Arbitrary<Integer> nodes = Arbitraries.integers().between(0, 2);
        Arbitrary<Guess> guesses = Arbitraries.frequency(
                Tuple.of(4, Guess.ABSENT),
                Tuple.of(8, Guess.LATEST),
                Tuple.of(2, Guess.OUTDATED),
                Tuple.of(1, Guess.FOREIGN),
                Tuple.of(1, Guess.UNHEARD_OF),
                Tuple.of(1, Guess.NEGATIVE));
        return Arbitraries.frequencyOf(
                Tuple.of(2, Combinators.combine(nodes, keys).as(StoryStep.Load::new)),
                Tuple.of(10, Combinators.combine(nodes, keys, state(8), guesses).as(StoryStep.Save::new)),
                Tuple.of(4, Combinators.combine(nodes, keys, guesses).as(StoryStep.Delete::new)),
                Tuple.of(1, leap().map(StoryStep.Leap::new)),
                Tuple.of(1, Arbitraries.just(new StoryStep.Restart())));
    }
}
