package dev.mfacore.tck.clause;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.KeyPaging;
import dev.mfacore.port.StoreKey;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A walk through all pages of a kind. */
final class StoreWalk {

    private static final int MOST_PAGES = 20_000;
    private static final int MOST_MEETINGS = 3;

    private final String what;
    private final Map<StoreKey, Integer> times = new HashMap<>();

    private StoreWalk(String kind, int limit) {
        this.what = "a walk through kind " + kind + " in pages of " + limit;
    }

    static KeyPaging paging(AuthenticatorStore store) {
        if (store instanceof KeyPaging paging) {
            return paging;
        }
        Expect.that(
                false,
                "a store that implements KeyPaging, since it claims paging",
                store.getClass().getName());
        throw new AssertionError();
    }

    static StoreWalk of(Trial trial, String kind, int limit) {
        return of(trial, kind, limit, page -> {});
    }

    /** Does something after each page. */
    static StoreWalk of(Trial trial, String kind, int limit, Consumer<List<StoreKey>> between) {
        KeyPaging paging = paging(trial.part(AuthenticatorStore.class));
        StoreWalk walk = new StoreWalk(kind, limit);
        Optional<String> after = Optional.empty();
        for (int pages = 0; ; pages++) {
            Expect.that(pages < MOST_PAGES, walk.what + " to end", "page " + pages + " and no end");
            List<StoreKey> page = new ArrayList<>(paging.keys(kind, after, limit));
            if (page.isEmpty()) {
                return walk;
            }
            Expect.that(page.size() <= limit, walk.what + ": at most " + limit + " keys a page", page.size());
            for (StoreKey key : page) {
                Expect.equal(walk.what + ": kind of " + Texts.of(key), kind, key.kind());
                int met = walk.times.merge(key, 1, Integer::sum);
                Expect.that(
                        met <= MOST_MEETINGS,
                        walk.what + " to meet " + Texts.of(key) + " at most once",
                        met + " times, and no end");
            }
            after = Optional.of(page.get(page.size() - 1).id());
            between.accept(page);
        }
    }

    /** Expects these, each once, and no others. */
    void requireExactly(Set<StoreKey> keys) {
        times.keySet().stream()
                .filter(key -> !keys.contains(key))
                .findFirst()
                .ifPresent(key -> Expect.that(false, what + " to meet only keys that are there", Texts.of(key)));
        requireOnce(keys);
    }

    /** Expects these, each once, whatever else there is. */
    void requireOnce(Set<StoreKey> keys) {
        for (StoreKey key : keys) {
            int met = times.getOrDefault(key, 0);
            Expect.that(
                    met == 1,
                    what + " to meet " + Texts.of(key) + " exactly once, since it is there all the time",
                    met == 0 ? "not at all" : met + " times");
        }
    }
}
