package dev.mfacore.adapter.inmemory;

import static dev.mfacore.port.AuthenticatorStore.ABSENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.port.StoreKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many users fit. The build gives the tests a heap of 1 GiB. */
class StoreMemoryTest {

    private static final int USERS = 1_000_000;
    private static final int STATE_BYTES = 450;

    @Test
    @Tag("nightly")
    @DisplayName("a million users with states of 450 bytes fit into a heap of 1 GiB and can be walked")
    void aMillionUsersFit() {
        assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(1L << 30);
        InMemoryAuthenticatorStore store = new InMemoryAuthenticatorStore();
        for (int i = 0; i < USERS; i++) {
            assertThat(store.save(
                            new StoreKey("user", "user-%08d@example".formatted(i)), new byte[STATE_BYTES], ABSENT))
                    .isTrue();
        }
        assertThat(Walks.whole(store, "user", 1_000)).hasSize(USERS);
    }
}
