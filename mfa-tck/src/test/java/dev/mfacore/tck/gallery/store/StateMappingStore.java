package dev.mfacore.tck.gallery.store;

import dev.mfacore.port.StoreKey;
import java.util.function.UnaryOperator;

/** Keeps states in another form than it was given. */
class StateMappingStore extends MapStore {

    private final UnaryOperator<byte[]> form;

    StateMappingStore(UnaryOperator<byte[]> form) {
        this.form = form;
    }

    @Override
    public synchronized boolean save(StoreKey key, byte[] state, long expectedVersion) {
        return super.save(key, form.apply(state), expectedVersion);
    }
}
