package dev.mfacore.engine;

import dev.mfacore.MfaUnavailableException;
import dev.mfacore.engine.state.StateHeader;
import dev.mfacore.engine.state.UnreadableStateException;
import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The engine's way to the store: bounded retries after conflicts (STO-09), and a read-back after a write whose fate is
 * unknown. Whatever else the store throws ends the call (STO-08).
 */
final class Registers {

    /** How often a call looks again after a conflict before it gives up. */
    static final int MAX_ATTEMPTS = 64;

    private static final int PATIENT_ATTEMPTS = 4;
    private static final int MAX_PAUSE_NANOS = 1_000_000;

    private final AuthenticatorStore store;
    private final SecureRandom random;

    Registers(AuthenticatorStore store, SecureRandom random) {
        this.store = store;
        this.random = random;
    }

    byte[] newWriteId() {
        byte[] id = new byte[StateHeader.WRITE_ID_BYTES];
        random.nextBytes(id);
        return id;
    }

    Optional<StoredState> load(StoreKey key) {
        try {
            return store.load(key);
        } catch (Exception e) {
            throw new MfaUnavailableException("the store could not be read: nothing was accepted", e);
        }
    }

    /** Saves, and says whether it did. A conflict is false; a failure whose fate stays unknown is an exception. */
    boolean save(StoreKey key, byte[] state, long expectedVersion) {
        try {
            return store.save(key, state, expectedVersion);
        } catch (Exception e) {
            if (isStored(key, state, e)) {
                return true;
            }
            throw new MfaUnavailableException("the store failed to write: nothing was accepted", e);
        }
    }

    boolean delete(StoreKey key, long expectedVersion) {
        try {
            return store.delete(key, expectedVersion);
        } catch (Exception e) {
            throw new MfaUnavailableException("the store failed to delete", e);
        }
    }

    /**
     * Repeats an attempt that ended in a conflict, each time from the start. After a few conflicts the racers pause for
     * random moments, so that they stop meeting.
     */
    <R> R untilNoConflict(Supplier<Optional<R>> attempt) {
        for (int i = 0; i < MAX_ATTEMPTS; i++) {
            Optional<R> result = attempt.get();
            if (result.isPresent()) {
                return result.get();
            }
            if (i >= PATIENT_ATTEMPTS) {
                LockSupport.parkNanos(random.nextInt(MAX_PAUSE_NANOS));
            }
        }
        throw new MfaUnavailableException(
                "the user's record was changed by others at each of " + MAX_ATTEMPTS + " attempts: try again");
    }

    private boolean isStored(StoreKey key, byte[] state, Exception failure) {
        try {
            return store.load(key)
                    .filter(now -> Arrays.equals(StateHeader.writeId(now.state()), StateHeader.writeId(state)))
                    .isPresent();
        } catch (UnreadableStateException e) {
            return false;
        } catch (Exception e) {
            failure.addSuppressed(e);
            return false;
        }
    }
}
