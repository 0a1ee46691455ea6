package dev.mfacore.tck.clause;

import static dev.mfacore.port.AuthenticatorStore.ABSENT;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.KeyPaging;
import dev.mfacore.port.StoreKey;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Covers;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Profile;
import dev.mfacore.tck.run.Trial;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;

/** Whether a walk through the pages meets every key of its kind once, whatever happens meanwhile. */
@Covers(Port.STORE)
public abstract class StorePagingClauses {

    private static final byte[] STATE = {1};

    @Clause(value = "PAG-01", needs = Capability.PAGING, mustReach = "several pages")
    public final void everyKeyOnce(
            Trial trial,
            @ForAll(supplier = StoreGenerators.ManyKeys.class) List<StoreKey> keys,
            @ForAll(supplier = StoreGenerators.PageSize.class) int limit) {
        AuthenticatorStore store = trial.part(AuthenticatorStore.class);
        StoreKey deleted = new StoreKey("user", "deleted");
        StoreRaceClauses.created(store, deleted, STATE.clone());
        keys.forEach(key -> StoreRaceClauses.created(store, key, STATE.clone()));
        Registers.of(trial).delete(deleted, StoreRaceClauses.version(store, deleted));
        for (String kind : KeyPool.KINDS) {
            Set<StoreKey> expected = new HashSet<>();
            keys.stream().filter(key -> key.kind().equals(kind)).forEach(expected::add);
            if (expected.size() > limit) {
                trial.reached("several pages");
            }
            StoreWalk.of(trial, kind, limit).requireExactly(expected);
        }
        StoreWalk.of(trial, "nobody", limit).requireExactly(Set.of());
    }

    @Clause(value = "PAG-01", effort = Effort.ONCE, needs = Capability.PAGING)
    public final void everyOfManyKeysOnce(Trial trial) {
        AuthenticatorStore store = trial.part(AuthenticatorStore.class);
        List<StoreKey> keys = created(store, trial.profile() == Profile.QUICK ? 300 : 3_000);
        Set<StoreKey> all = new HashSet<>(keys);
        StoreWalk.of(trial, "user", 10_000).requireExactly(all);
        StoreWalk.of(trial, "user", 97).requireExactly(all);
        StoreWalk.of(trial, "user", keys.size()).requireExactly(all);
    }

    /** Few keys, since a store may read all of them for each page, and there are as many pages as keys. */
    @Clause(value = "PAG-01", effort = Effort.ONCE, needs = Capability.PAGING)
    public final void everyKeyOnAPageOfItsOwn(Trial trial) {
        AuthenticatorStore store = trial.part(AuthenticatorStore.class);
        Set<StoreKey> all = new HashSet<>(created(store, 60));
        StoreWalk.of(trial, "user", 1).requireExactly(all);
        StoreWalk.of(trial, "user", 2).requireExactly(all);
    }

    @Clause(value = "PAG-01", effort = Effort.ONCE, needs = Capability.PAGING)
    public final void everyLookAlikeOnce(Trial trial) {
        AuthenticatorStore store = trial.part(AuthenticatorStore.class);
        Set<StoreKey> all = new HashSet<>();
        for (String id : KeyPool.IDS) {
            StoreKey key = new StoreKey("user", id);
            StoreRaceClauses.created(store, key, STATE.clone());
            all.add(key);
        }
        StoreWalk.of(trial, "user", 1).requireExactly(all);
        StoreWalk.of(trial, "user", 7).requireExactly(all);
    }

    @Clause(value = "PAG-02", needs = Capability.PAGING)
    public final void changesMeanwhileHideNothing(
            Trial trial,
            @ForAll(supplier = StoreGenerators.ManyKeys.class) List<StoreKey> keys,
            @ForAll(supplier = StoreGenerators.PageSize.class) int limit,
            @ForAll long seed) {
        AuthenticatorStore store = trial.part(AuthenticatorStore.class);
        List<StoreKey> users = keys.stream()
                .map(key -> new StoreKey("user", key.id()))
                .distinct()
                .toList();
        users.forEach(key -> StoreRaceClauses.created(store, key, STATE.clone()));
        Set<StoreKey> staying = new HashSet<>();
        for (int i = 0; i < users.size(); i++) {
            if ((seed >>> i & 1) == 1) {
                staying.add(users.get(i));
            }
        }
        int[] created = {0};
        StoreWalk.of(trial, "user", limit, page -> {
                    for (StoreKey key : page) {
                        long version = StoreRaceClauses.version(store, key);
                        boolean stays = staying.contains(key) || !users.contains(key);
                        boolean done = stays ? store.save(key, STATE.clone(), version) : store.delete(key, version);
                        trial.say((stays ? "saved " : "deleted ") + Texts.of(key) + " = " + done);
                    }
                    if (created[0] < 20) {
                        store.save(new StoreKey("user", "new" + created[0]++), STATE.clone(), ABSENT);
                        store.save(new StoreKey("user", " new" + created[0]), STATE.clone(), ABSENT);
                    }
                })
                .requireOnce(staying);
    }

    @Clause(value = "PAG-03", needs = Capability.PAGING)
    public final void orderStays(
            Trial trial,
            @ForAll(supplier = StoreGenerators.ManyKeys.class) List<StoreKey> keys,
            @ForAll(supplier = StoreGenerators.PageSize.class) int limit) {
        AuthenticatorStore store = trial.part(AuthenticatorStore.class);
        keys.stream()
                .map(key -> new StoreKey("user", key.id()))
                .distinct()
                .forEach(key -> StoreRaceClauses.created(store, key, STATE.clone()));
        KeyPaging paging = StoreWalk.paging(store);
        List<StoreKey> order = List.copyOf(paging.keys("user", Optional.empty(), 10_000));
        for (int i = 0; i < order.size(); i++) {
            StoreKey after = order.get(i);
            List<StoreKey> rest = order.subList(i + 1, Math.min(order.size(), i + 1 + limit));
            Optional<String> end = Optional.of(after.id());
            Expect.equal("page of " + limit + " after " + Texts.of(after), rest, paging.keys("user", end, limit));
            store.save(after, STATE.clone(), StoreRaceClauses.version(store, after));
            Expect.equal("the same after a save", rest, paging.keys("user", end, limit));
            store.delete(after, StoreRaceClauses.version(store, after));
            Expect.equal("the same after " + Texts.of(after) + " was deleted", rest, paging.keys("user", end, limit));
        }
    }

    @Clause(value = "PAG-04", effort = Effort.ONCE, needs = Capability.PAGING)
    public final void pageIsNoView(Trial trial) {
        AuthenticatorStore store = trial.part(AuthenticatorStore.class);
        List<StoreKey> keys = created(store, 20);
        KeyPaging paging = StoreWalk.paging(store);
        for (int limit : new int[] {1, 2, 19, 20, 21, 9_999, 10_000}) {
            int size = paging.keys("user", Optional.empty(), limit).size();
            Expect.that(size > 0 && size <= limit, "1 to " + limit + " keys on a page of " + limit, size);
        }
        List<StoreKey> page = paging.keys("user", Optional.empty(), 10);
        List<StoreKey> before = new ArrayList<>(page);
        int met = 0;
        for (StoreKey key : page) {
            store.delete(key, StoreRaceClauses.version(store, key));
            store.save(new StoreKey("user", "other" + met++), STATE.clone(), ABSENT);
        }
        trial.say("each key of a page of " + before.size() + " out of " + keys.size() + " deleted, and others created");
        Expect.equal("the page that was given before", before, page);
    }

    @Clause(value = "PAG-05", effort = Effort.RACE, needs = Capability.PAGING)
    public final void walksAmidWrites(Trial trial) {
        AuthenticatorStore store = trial.part(AuthenticatorStore.class);
        List<StoreKey> staying = created(store, 40);
        trial.clock().perturb(true);
        AtomicBoolean over = new AtomicBoolean();
        long end = System.nanoTime() + trial.profile().race().toNanos() / 2;
        Racers.race(2, racer -> () -> {
            try {
                int i = 0;
                while (racer == 0 ? System.nanoTime() < end : !over.get()) {
                    if (racer == 0) {
                        StoreWalk.of(trial, "user", 7).requireOnce(new HashSet<>(staying));
                        trial.measure("walks", 1);
                    } else {
                        comeAndGo(store, staying, i++);
                    }
                }
            } finally {
                over.set(true);
            }
            return racer;
        });
    }

    private static void comeAndGo(AuthenticatorStore store, List<StoreKey> staying, int round) {
        StoreKey steady = staying.get(round % staying.size());
        store.save(steady, STATE.clone(), StoreRaceClauses.version(store, steady));
        StoreKey guest = new StoreKey("user", "guest" + round % 64);
        long version = StoreRaceClauses.version(store, guest);
        if (version == ABSENT) {
            store.save(guest, STATE.clone(), ABSENT);
        } else {
            store.delete(guest, version);
        }
    }

    private static List<StoreKey> created(AuthenticatorStore store, int number) {
        List<StoreKey> keys =
                IntStream.range(0, number).mapToObj(KeyPool::numbered).toList();
        keys.forEach(key -> StoreRaceClauses.created(store, key, STATE.clone()));
        return keys;
    }
}
