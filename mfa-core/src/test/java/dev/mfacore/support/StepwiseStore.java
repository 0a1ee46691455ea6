package dev.mfacore.support;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A register store that asks before every step, so that a scheduler can decide whose step comes next. Versions count per
 * key and survive deletion. Not safe for use by several threads at once: the scheduler lets one go at a time.
 */
public final class StepwiseStore implements AuthenticatorStore {

    /** What a step did, as the one who waits for it sees it. */
    public interface Gate {
        <R> R step(StoreKey key, String operation, Supplier<R> step);
    }

    private final Map<StoreKey, StoredState> registers;
    private final Map<StoreKey, Long> lastVersions;
    private Gate gate = new Gate() {
        @Override
        public <R> R step(StoreKey key, String operation, Supplier<R> step) {
            return step.get();
        }
    };

    public StepwiseStore() {
        this(new HashMap<>(), new HashMap<>());
    }

    private StepwiseStore(Map<StoreKey, StoredState> registers, Map<StoreKey, Long> lastVersions) {
        this.registers = registers;
        this.lastVersions = lastVersions;
    }

    public StepwiseStore copy() {
        return new StepwiseStore(new HashMap<>(registers), new HashMap<>(lastVersions));
    }

    public void setGate(Gate next) {
        gate = next;
    }

    public Map<StoreKey, StoredState> registers() {
        return registers;
    }

    @Override
    public Optional<StoredState> load(StoreKey key) {
        return gate.step(key, "load", () -> Optional.ofNullable(registers.get(key)));
    }

    @Override
    public boolean save(StoreKey key, byte[] state, long expectedVersion) {
        return gate.step(key, "save", () -> {
            long current = Optional.ofNullable(registers.get(key))
                    .map(StoredState::version)
                    .orElse(ABSENT);
            if (current != expectedVersion) {
                return false;
            }
            registers.put(key, new StoredState(state, lastVersions.merge(key, 1L, Long::sum)));
            return true;
        });
    }

    @Override
    public boolean delete(StoreKey key, long expectedVersion) {
        return gate.step(key, "delete", () -> {
            StoredState current = registers.get(key);
            if (current == null || current.version() != expectedVersion) {
                return false;
            }
            registers.remove(key);
            return true;
        });
    }
}
