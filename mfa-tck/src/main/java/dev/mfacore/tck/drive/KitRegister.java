package dev.mfacore.tck.drive;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreException;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import dev.mfacore.tck.run.Perturbation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The kit's own register, under engines that the kit assembles: it fails at a call of the clause's choice, before or after
 * the work, lets something happen in between, gives way in races, and shows what lies in it.
 */
public final class KitRegister implements AuthenticatorStore {

    /** Whether a failing call has done its work. */
    public enum Failure {
        BEFORE,
        AFTER
    }

    private static final long MEETING_MICROS = 500;

    private final Exchanger<Boolean> meeting = new Exchanger<>();
    private final Map<StoreKey, StoredState> states = new HashMap<>();
    private long lastVersion;
    private int calls;
    private int failAt = -1;
    private Failure failure = Failure.BEFORE;
    private Optional<Runnable> between = Optional.empty();
    private boolean always;
    private boolean lasting;
    private volatile boolean perturbing;

    /** From now on calls give way at random, or no more. */
    public void perturb(boolean on) {
        perturbing = on;
    }

    /** Lets the nth call from now on fail, 0 being the next; a negative number takes that back. */
    public synchronized void failAt(int call, Failure how) {
        calls = 0;
        failAt = call;
        failure = how;
        lasting = false;
    }

    /** Lets every call fail from the nth on, until {@link #heal}. */
    public synchronized void failFrom(int call, Failure how) {
        failAt(call, how);
        lasting = true;
    }

    /** Lets nothing fail any more. */
    public synchronized void heal() {
        failAt = -1;
        lasting = false;
    }

    /** Writes every register anew as it is, so that whoever has read before cannot write. */
    public synchronized void touchAll() {
        states.replaceAll((key, state) -> new StoredState(state.state(), ++lastVersion));
    }

    /** How many calls there have been since the failure was ordered. */
    public synchronized int calls() {
        return calls;
    }

    /** Runs something right after the next load, or after every one. */
    public synchronized void afterLoad(Runnable action, boolean everyTime) {
        between = Optional.of(action);
        always = everyTime;
    }

    /** Lets nothing happen in between any more. */
    public synchronized void undisturbed() {
        always = false;
        between = Optional.empty();
    }

    /** All keys and states, as whoever steals the disk sees them. */
    public synchronized List<byte[]> dump() {
        List<byte[]> all = new ArrayList<>();
        states.forEach((key, state) -> {
            all.add(key.id().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            all.add(state.state());
        });
        return all;
    }

    @Override
    public Optional<StoredState> load(StoreKey key) {
        yieldInRaces();
        Optional<StoredState> found = counted(() -> Optional.ofNullable(states.get(key)));
        interposed().ifPresent(action -> {
            action.run();
            restore(action);
        });
        meetInRaces();
        return found;
    }

    @Override
    public boolean save(StoreKey key, byte[] state, long expectedVersion) {
        yieldInRaces();
        return counted(() -> {
            if (versionOf(key) != expectedVersion) {
                return false;
            }
            states.put(key, new StoredState(state, ++lastVersion));
            return true;
        });
    }

    @Override
    public boolean delete(StoreKey key, long expectedVersion) {
        yieldInRaces();
        return counted(
                () -> expectedVersion != ABSENT && versionOf(key) == expectedVersion && states.remove(key) != null);
    }

    private long versionOf(StoreKey key) {
        StoredState state = states.get(key);
        return state == null ? ABSENT : state.version();
    }

    private synchronized <T> T counted(java.util.function.Supplier<T> work) {
        int call = calls++;
        boolean fails = call == failAt || (lasting && call > failAt);
        if (fails && failure == Failure.BEFORE) {
            throw new StoreException("the kit lets this call fail");
        }
        T result = work.get();
        if (fails) {
            throw new StoreException("the kit lets this call fail after its work");
        }
        return result;
    }

    private synchronized Optional<Runnable> interposed() {
        Optional<Runnable> action = between;
        between = Optional.empty();
        return action;
    }

    /** What happens in between may load as well, without happening again. */
    private synchronized void restore(Runnable action) {
        if (always) {
            between = Optional.of(action);
        }
    }

    /** In races two who have read go on at the same time, if a second one comes soon. */
    private void meetInRaces() {
        if (perturbing) {
            try {
                meeting.exchange(Boolean.TRUE, MEETING_MICROS, TimeUnit.MICROSECONDS);
            } catch (TimeoutException e) {
                Thread.onSpinWait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void yieldInRaces() {
        if (perturbing) {
            Perturbation.maybeYield();
        }
    }
}
