package dev.mfacore.adapter.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Paging: a key that is there all the while is seen exactly once, whatever else happens meanwhile. */
class StorePagingTest {

    private static final String KIND = "user";

    @Property(tries = 300)
    @net.jqwik.api.Tag("STO-10")
    void aKeyThatStaysIsSeenOnceWhileOthersComeAndGo(
            @ForAll("ids") Set<String> staying,
            @ForAll("ids") Set<String> moving,
            @ForAll @IntRange(min = 1, max = 9) int limit) {
        InMemoryAuthenticatorStore store = new InMemoryAuthenticatorStore();
        staying.forEach(id -> overwrite(store, id));
        List<String> others =
                moving.stream().filter(id -> !staying.contains(id)).toList();
        List<StoreKey> seen = Walks.whole(store, KIND, limit, page -> {
            staying.forEach(id -> overwrite(store, id));
            toggle(store, others, page);
        });
        assertThat(seen).extracting(StoreKey::id).doesNotHaveDuplicates().containsAll(staying);
    }

    @Property(tries = 300)
    @net.jqwik.api.Tag("STO-10")
    void theOrderIsTheSameForEveryPageSizeAndAfterEveryWrite(
            @ForAll("ids") Set<String> ids, @ForAll @IntRange(min = 1, max = 9) int limit) {
        InMemoryAuthenticatorStore store = new InMemoryAuthenticatorStore();
        ids.forEach(id -> overwrite(store, id));
        List<StoreKey> first = Walks.whole(store, KIND, limit);
        ids.forEach(id -> overwrite(store, id));
        assertThat(Walks.whole(store, KIND, 10_000)).isEqualTo(first);
    }

    @Property(tries = 300)
    @net.jqwik.api.Tag("STO-10")
    void aPageMayStartAfterAKeyThatIsGone(@ForAll("ids") Set<String> ids) {
        InMemoryAuthenticatorStore store = new InMemoryAuthenticatorStore();
        ids.forEach(id -> overwrite(store, id));
        List<StoreKey> whole = Walks.whole(store, KIND, 10_000);
        StoreKey gone = whole.get(whole.size() / 2);
        remove(store, gone);
        assertThat(store.keys(KIND, Optional.of(gone.id()), 10_000))
                .isEqualTo(whole.subList(whole.size() / 2 + 1, whole.size()));
    }

    @Test
    @Tag("STO-10")
    void aWalkBesideAWriterSeesEveryStayingKeyOnce() throws InterruptedException {
        InMemoryAuthenticatorStore store = new InMemoryAuthenticatorStore();
        List<String> staying =
                IntStream.range(0, 5_000).mapToObj(i -> "stay" + i).toList();
        staying.forEach(id -> overwrite(store, id));
        List<String> moving =
                IntStream.range(0, 5_000).mapToObj(i -> "move" + i).toList();
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            for (int round = 0; !done.get(); round++) {
                toggle(store, moving, round);
                overwrite(store, staying.get(round % staying.size()));
            }
        });
        writer.start();
        try {
            for (int walk = 0; walk < 20; walk++) {
                assertThat(Walks.whole(store, KIND, 500))
                        .extracting(StoreKey::id)
                        .doesNotHaveDuplicates()
                        .containsAll(staying);
            }
        } finally {
            done.set(true);
            writer.join();
        }
    }

    @Test
    void anUnknownKindHasNoKeysAndAKindNeverShowsAnothersKeys() {
        InMemoryAuthenticatorStore store = new InMemoryAuthenticatorStore();
        overwrite(store, "ada");
        assertThat(store.keys("use", Optional.empty(), 10)).isEmpty();
        assertThat(store.keys("user-1", Optional.empty(), 10)).isEmpty();
    }

    @Test
    void aPageSizeOutOfBoundsIsRefusedByName() {
        InMemoryAuthenticatorStore store = new InMemoryAuthenticatorStore();
        for (int limit : new int[] {Integer.MIN_VALUE, -1, 0, 10_001, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> store.keys(KIND, Optional.empty(), limit))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("limit must be 1 to 10000");
        }
    }

    @Provide
    Arbitrary<Set<String>> ids() {
        return Arbitraries.of(TrickyKeys.crowded()).set().ofMinSize(1).ofMaxSize(60);
    }

    private static void toggle(InMemoryAuthenticatorStore store, List<String> ids, int turn) {
        if (ids.isEmpty()) {
            return;
        }
        StoreKey key = new StoreKey(KIND, ids.get(turn % ids.size()));
        if (!store.save(key, new byte[1], AuthenticatorStore.ABSENT)) {
            remove(store, key);
        }
    }

    private static void overwrite(InMemoryAuthenticatorStore store, String id) {
        StoreKey key = new StoreKey(KIND, id);
        long version = store.load(key).map(it -> it.version()).orElse(AuthenticatorStore.ABSENT);
        assertThat(store.save(key, new byte[2], version)).isTrue();
    }

    private static void remove(InMemoryAuthenticatorStore store, StoreKey key) {
        assertThat(store.delete(key, store.load(key).orElseThrow().version())).isTrue();
    }
}
