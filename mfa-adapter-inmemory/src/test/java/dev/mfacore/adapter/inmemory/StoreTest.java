package dev.mfacore.adapter.inmemory;

import static dev.mfacore.port.AuthenticatorStore.ABSENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.port.StoreException;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the store promises beside the model: versions, copies, bounds, misuse. */
class StoreTest {

    private static final StoreKey ADA = new StoreKey("user", "ada");
    private static final StoreKey BOB = new StoreKey("user", "bob");

    private final InMemoryAuthenticatorStore store = new InMemoryAuthenticatorStore();

    @Test
    @Tag("STO-05")
    @DisplayName("STO-05: a version from before a deletion opens nothing that was created after it")
    void aVersionIsNeverUsedAgain() {
        Set<Long> seen = new HashSet<>();
        for (int life = 0; life < 100; life++) {
            assertThat(store.save(ADA, new byte[] {1}, ABSENT)).isTrue();
            long version = version(ADA);
            for (long old : seen) {
                assertThat(store.save(ADA, new byte[] {2}, old)).isFalse();
                assertThat(store.delete(ADA, old)).isFalse();
            }
            assertThat(seen.add(version)).isTrue();
            assertThat(store.delete(ADA, version)).isTrue();
        }
    }

    @Test
    @Tag("STO-05")
    @DisplayName("STO-05: an outdated writer brings nothing back after a deletion")
    void anOutdatedWriterCreatesNothing() {
        store.save(ADA, new byte[] {1}, ABSENT);
        long version = version(ADA);
        store.delete(ADA, version);
        assertThat(store.save(ADA, new byte[] {2}, version)).isFalse();
        assertThat(store.delete(ADA, version)).isFalse();
        assertThat(store.load(ADA)).isEmpty();
        assertThat(store.keys("user", Optional.empty(), 10)).isEmpty();
    }

    @Property(tries = 200)
    @net.jqwik.api.Tag("STO-10")
    void bytesHandedInOrOutMayBeChangedLater(@ForAll @Size(min = 1, max = 600) byte[] state) {
        InMemoryAuthenticatorStore fresh = new InMemoryAuthenticatorStore();
        byte[] original = state.clone();
        fresh.save(ADA, state, ABSENT);
        state[0]++;
        StoredState first = fresh.load(ADA).orElseThrow();
        assertThat(first.state()).isEqualTo(original);
        first.state()[0]++;
        assertThat(fresh.load(ADA).orElseThrow().state()).isEqualTo(original);
        byte[] next = original.clone();
        fresh.save(ADA, next, first.version());
        next[0]++;
        assertThat(fresh.load(ADA).orElseThrow().state()).isEqualTo(original);
    }

    @Test
    @Tag("STO-06")
    @DisplayName("STO-06: every tricky key holds what was saved under it, and no other")
    void keysAreLiteral() {
        List<StoreKey> keys = TrickyKeys.all();
        for (int i = 0; i < keys.size(); i++) {
            assertThat(store.save(keys.get(i), new byte[] {(byte) i}, ABSENT)).isTrue();
        }
        for (int i = 0; i < keys.size(); i++) {
            assertThat(store.load(keys.get(i)).orElseThrow().state()).containsExactly(i);
            assertThat(store.delete(keys.get(i), version(keys.get(i)))).isTrue();
            assertThat(store.size()).isEqualTo(keys.size() - i - 1L);
        }
    }

    @Test
    @Tag("STO-10")
    void statesFromNoneToTheLongestComeBackAsTheyWere() {
        for (int length : new int[] {0, 1, 64 * 1024, InMemoryAuthenticatorStore.MAX_STATE_BYTES}) {
            StoreKey key = new StoreKey("user", "u" + length);
            assertThat(store.save(key, new byte[length], ABSENT)).isTrue();
            assertThat(store.load(key).orElseThrow().state()).hasSize(length);
        }
    }

    @Test
    void aStateThatIsTooLongIsRefusedAndChangesNothing() {
        byte[] huge = new byte[InMemoryAuthenticatorStore.MAX_STATE_BYTES + 1];
        assertThatThrownBy(() -> store.save(ADA, huge, ABSENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("state must have at most 1048576 bytes, but has 1048577");
        assertThat(store.load(ADA)).isEmpty();
    }

    @Test
    void aFullStoreRefusesNewRecordsOnly() {
        InMemoryAuthenticatorStore small = InMemoryAuthenticatorStore.withMaxRecords(1);
        assertThat(small.save(ADA, new byte[] {1}, ABSENT)).isTrue();
        assertThatThrownBy(() -> small.save(BOB, new byte[] {1}, ABSENT))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("store is full: it holds its maximum of 1 records, and nothing was written");
        assertThat(small.load(BOB)).isEmpty();
        assertThat(small.save(ADA, new byte[] {2}, ABSENT)).isFalse();
        long version = small.load(ADA).orElseThrow().version();
        assertThat(small.save(ADA, new byte[] {2}, version)).isTrue();
        assertThat(small.delete(ADA, small.load(ADA).orElseThrow().version())).isTrue();
        assertThat(small.save(BOB, new byte[] {1}, ABSENT)).isTrue();
        assertThat(small.size()).isEqualTo(1);
    }

    @Test
    void aMaximumBelowOneIsRefused() {
        for (long maximum : new long[] {0, -1, Long.MIN_VALUE}) {
            assertThatThrownBy(() -> InMemoryAuthenticatorStore.withMaxRecords(maximum))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("maxRecords must be at least 1");
        }
    }

    @Test
    void nullIsRefusedByName() {
        assertThatThrownBy(() -> store.load(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("key");
        assertThatThrownBy(() -> store.save(null, new byte[0], ABSENT))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("key");
        assertThatThrownBy(() -> store.save(ADA, null, ABSENT))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("state");
        assertThatThrownBy(() -> store.delete(null, 1))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("key");
        assertThatThrownBy(() -> store.keys(null, Optional.empty(), 1))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("kind");
        assertThatThrownBy(() -> store.keys("user", null, 1))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("after");
    }

    @Test
    @Tag("SEC-05")
    void theTextFormShowsNoKeyAndNoState() {
        store.save(ADA, "secret".getBytes(java.nio.charset.StandardCharsets.US_ASCII), ABSENT);
        assertThat(store).hasToString("InMemoryAuthenticatorStore[1 records]");
    }

    private long version(StoreKey key) {
        return store.load(key).orElseThrow().version();
    }
}
