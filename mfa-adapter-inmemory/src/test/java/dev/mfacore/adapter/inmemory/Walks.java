package dev.mfacore.adapter.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Iterables;
import dev.mfacore.port.KeyPaging;
import dev.mfacore.port.StoreKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Walks through all pages of a kind. */
final class Walks {

    private Walks() {}

    static List<StoreKey> whole(KeyPaging store, String kind, int limit) {
        return whole(store, kind, limit, page -> {});
    }

    static List<StoreKey> whole(KeyPaging store, String kind, int limit, IntConsumer betweenPages) {
        List<StoreKey> seen = new ArrayList<>();
        Optional<String> after = Optional.empty();
        for (int number = 0; ; number++) {
            List<StoreKey> page = store.keys(kind, after, limit);
            assertThat(page).hasSizeLessThanOrEqualTo(limit);
            if (page.isEmpty()) {
                return seen;
            }
            seen.addAll(page);
            after = Optional.of(Iterables.getLast(page).id());
            betweenPages.accept(number);
        }
    }
}
