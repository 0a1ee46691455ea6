package dev.mfacore.tck.gallery.store;

import dev.mfacore.port.StoreKey;
import java.util.function.UnaryOperator;

/** Keeps ids in another form than it was given. */
class KeyMappingStore extends MapStore {

    private final UnaryOperator<String> form;

    KeyMappingStore(UnaryOperator<String> form) {
        this.form = form;
    }

    @Override
    StoreKey inside(StoreKey key) {
        String id = form.apply(key.id());
        return new StoreKey(key.kind(), id.isEmpty() ? "-" : id);
    }
}
