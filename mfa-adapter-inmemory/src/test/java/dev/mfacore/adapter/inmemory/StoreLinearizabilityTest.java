package dev.mfacore.adapter.inmemory;

import static dev.mfacore.port.AuthenticatorStore.ABSENT;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lincheck's search for an interleaving that no sequential register explains. */
class StoreLinearizabilityTest {

    private static final int SCENARIOS = Boolean.getBoolean("mfa.nightly") ? 60 : 5;

    @Test
    @Tag("STO-05")
    @DisplayName("STO-05: every checked interleaving of load, save and delete is that of a register per key")
    void modelChecked() {
        modelChecking().check(OnOurStore.class);
    }

    @Test
    @Tag("STO-05")
    @DisplayName("STO-05: load, save and delete under stress are those of a register per key")
    void stressed() {
        new StressOptions()
                .iterations(SCENARIOS)
                .invocationsPerIteration(1_000)
                .threads(3)
                .actorsPerThread(3)
                .sequentialSpecification(PlainRegisters.class)
                .check(OnOurStore.class);
    }

    @Test
    @DisplayName("the same search catches a store that compares, then puts")
    void theSearchCatchesACarelessStore() {
        assertThatThrownBy(() -> modelChecking().check(OnACarelessStore.class))
                .isInstanceOf(LincheckAssertionError.class)
                .hasMessageContaining("Invalid execution results");
    }

    private static ModelCheckingOptions modelChecking() {
        return new ModelCheckingOptions()
                .iterations(SCENARIOS)
                .invocationsPerIteration(200)
                .minimizeFailedScenario(false)
                .threads(2)
                .actorsPerThread(3)
                .actorsBefore(1)
                .actorsAfter(1)
                .sequentialSpecification(PlainRegisters.class);
    }

    /**
     * The operations as an engine makes them: load, save, and again if the save was refused. They speak in values instead
     * of versions, which differ from run to run, and any two of them on one key conflict.
     */
    @Param(name = "key", gen = IntGen.class, conf = "0:1")
    public abstract static class Operations {

        /** Two ids with one hash code, so that they share all that the store shares between keys. */
        private static final List<StoreKey> KEYS = List.of(new StoreKey("user", "Aa"), new StoreKey("user", "BB"));

        private final AuthenticatorStore store;

        Operations(AuthenticatorStore store) {
            this.store = store;
        }

        @Operation
        public int load(@Param(name = "key") int key) {
            return store.load(KEYS.get(key)).map(Operations::value).orElse(0);
        }

        @Operation
        public int increment(@Param(name = "key") int key) {
            while (true) {
                Optional<StoredState> seen = store.load(KEYS.get(key));
                int next = seen.map(Operations::value).orElse(0) + 1;
                long version = seen.map(StoredState::version).orElse(ABSENT);
                if (store.save(KEYS.get(key), new byte[] {(byte) next}, version)) {
                    return next;
                }
            }
        }

        @Operation
        public int delete(@Param(name = "key") int key) {
            while (true) {
                Optional<StoredState> seen = store.load(KEYS.get(key));
                if (seen.isEmpty() || store.delete(KEYS.get(key), seen.get().version())) {
                    return seen.map(Operations::value).orElse(0);
                }
            }
        }

        private static int value(StoredState state) {
            return state.state()[0];
        }
    }

    /** On the store under test. */
    public static class OnOurStore extends Operations {
        public OnOurStore() {
            super(new InMemoryAuthenticatorStore());
        }
    }

    /** On the broken one. */
    public static class OnACarelessStore extends Operations {
        public OnACarelessStore() {
            super(new CarelessStore());
        }
    }

    /** The specification, run on one thread. */
    public static class PlainRegisters {

        private final Map<Integer, Integer> values = new HashMap<>();

        public int load(int key) {
            return values.getOrDefault(key, 0);
        }

        public int increment(int key) {
            return values.merge(key, 1, Integer::sum);
        }

        public int delete(int key) {
            return Optional.ofNullable(values.remove(key)).orElse(0);
        }
    }
}
