package dev.mfacore.adapter.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;

/** The store beside a plain reference model: the same steps, the same observations. */
class StoreModelTest {

    @Property
    @Tag("STO-05")
    @Tag("STO-06")
    @Tag("STO-10")
    void everySequenceOfStepsIsAnsweredAsByTheReferenceModel(@ForAll("steps") List<Step> steps) {
        Run run = new Run();
        steps.forEach(run::take);
        run.compareAll();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        // Few keys for a run, so that steps meet on them, but other ones each time.
        return Arbitraries.of(TrickyKeys.all())
                .list()
                .uniqueElements()
                .ofMinSize(2)
                .ofMaxSize(6)
                .flatMap(keys -> step(Arbitraries.of(keys)).list().ofMaxSize(60));
    }

    private static Arbitrary<Step> step(Arbitrary<StoreKey> keys) {
        Arbitrary<byte[]> states = Arbitraries.bytes().array(byte[].class).ofMaxSize(8);
        Arbitrary<Step.Guess> guesses = Arbitraries.frequency(
                Tuple.of(3, Step.Guess.ABSENT),
                Tuple.of(6, Step.Guess.LATEST),
                Tuple.of(2, Step.Guess.OUTDATED),
                Tuple.of(1, Step.Guess.FOREIGN),
                Tuple.of(1, Step.Guess.UNHEARD_OF),
                Tuple.of(1, Step.Guess.NEGATIVE));
        return Arbitraries.frequencyOf(
                Tuple.of(1, keys.map(Step.Load::new)),
                Tuple.of(5, Combinators.combine(keys, states, guesses).as(Step.Save::new)),
                Tuple.of(2, Combinators.combine(keys, guesses).as(Step.Delete::new)),
                Tuple.of(
                        1,
                        Combinators.combine(keys, Arbitraries.integers().between(1, 4))
                                .as(Step.Walk::new)));
    }

    /** One run of steps against both. */
    private static final class Run {

        private final InMemoryAuthenticatorStore store = new InMemoryAuthenticatorStore();
        private final ReferenceStore model = new ReferenceStore();

        void take(Step step) {
            if (step instanceof Step.Save save) {
                save(save);
            } else if (step instanceof Step.Delete delete) {
                delete(delete);
            } else if (step instanceof Step.Walk walk) {
                walk(walk.key().kind(), walk.limit());
            } else {
                compare(step.key());
            }
        }

        void compareAll() {
            TrickyKeys.all().forEach(this::compare);
            TrickyKeys.KINDS.forEach(kind -> walk(kind, 3));
            assertThat(store.size()).isEqualTo(model.size());
        }

        private void save(Step.Save step) {
            long version = model.resolve(step.key(), step.guess());
            boolean expected = model.accepts(step.key(), version);
            assertThat(store.save(step.key(), step.state(), version)).isEqualTo(expected);
            if (expected) {
                long given = store.load(step.key()).orElseThrow().version();
                assertThat(model.knowsVersion(step.key(), given))
                        .as("version %d of %s was used before", given, step.key())
                        .isFalse();
                model.saved(step.key(), step.state(), given);
            }
            compare(step.key());
        }

        private void delete(Step.Delete step) {
            long version = model.resolve(step.key(), step.guess());
            boolean expected = model.has(step.key(), version);
            assertThat(store.delete(step.key(), version)).isEqualTo(expected);
            if (expected) {
                model.deleted(step.key());
            }
            compare(step.key());
        }

        private void compare(StoreKey key) {
            Optional<StoredState> found = store.load(key);
            byte[] expected = model.state(key);
            assertThat(found.isPresent()).as("%s is there", key).isEqualTo(expected != null);
            found.ifPresent(there -> {
                assertThat(there.state()).isEqualTo(expected);
                assertThat(there.version()).isEqualTo(model.latestVersion(key));
            });
        }

        private void walk(String kind, int limit) {
            assertThat(Walks.whole(store, kind, limit)).doesNotHaveDuplicates().hasSameElementsAs(model.keys(kind));
        }
    }
}
