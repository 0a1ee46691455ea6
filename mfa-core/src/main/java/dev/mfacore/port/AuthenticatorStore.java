package dev.mfacore.port;

import java.util.Optional;

/**
 * The store of record: a compare-and-set register for each key, holding opaque bytes. This is all that a store has to
 * be. If it is a linearizable register per key, then one-time use, attempt limits, single consumption of a transaction
 * and lock-out hold with any number of engines on it (STO-01 to STO-04); nothing is asked across keys.
 *
 * <p>The contract, which every implementation MUST keep:
 *
 * <ul>
 *   <li><b>Atomicity.</b> Of any number of concurrent writes that name one version at most one succeeds. A refused
 *       write changes nothing and creates nothing (STO-05).
 *   <li><b>Visibility.</b> A {@code load} that starts after a write has returned sees that write or a later one, from
 *       any thread, engine or machine; no cache in front (BIND-07).
 *   <li><b>Versions.</b> Every successful save makes a version never used before for that key, also after a deletion
 *       (STO-05). Versions are greater than zero and otherwise mean nothing: they need not grow.
 *   <li><b>Literal keys.</b> See {@link StoreKey} (STO-06).
 *   <li><b>Opaque state.</b> Bytes come back exactly as they went in, from none to 64 KiB and more. They are not kept
 *       by reference on either side, and never expire or vanish by themselves (STO-07).
 *   <li><b>Durability.</b> What a write has answered {@code true} to outlives the process, for a store that claims
 *       durability.
 *   <li><b>Exceptions.</b> Any exception from {@code load} means that nothing is known. Any exception from {@code save}
 *       or {@code delete} means that the write may or may not have happened, or may happen yet; the engine reads back
 *       and recognises its own write. A conflict is no exception but {@code false} (STO-08, STO-09). An exception's
 *       text holds no state.
 *   <li><b>Time-outs.</b> Every method ends by itself in bounded time.
 *   <li><b>Threads.</b> Every method may be called from any thread, virtual ones included, at any time.
 * </ul>
 */
public interface AuthenticatorStore {

    /** As expected version of {@link #save}: there must be nothing under the key. */
    long ABSENT = 0;

    /**
     * Reads a register.
     *
     * @param key which
     * @return state and version, or nothing if the key has none
     * @throws StoreException if the store failed
     */
    Optional<StoredState> load(StoreKey key);

    /**
     * Writes a register if it still has the expected version.
     *
     * @param key which
     * @param state the new bytes, never kept by reference
     * @param expectedVersion as {@code load} gave it, or {@link #ABSENT} to create
     * @return true if written; false if the register has another version, or exists, or no longer exists
     * @throws StoreException if the store failed; whether it wrote is then unknown
     */
    boolean save(StoreKey key, byte[] state, long expectedVersion);

    /**
     * Removes a register if it still has the expected version.
     *
     * @param key which
     * @param expectedVersion as {@code load} gave it
     * @return true if removed; false if the register has another version or does not exist
     * @throws StoreException if the store failed; whether it removed is then unknown
     */
    boolean delete(StoreKey key, long expectedVersion);
}
