package dev.mfacore.server;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreException;
import dev.mfacore.port.StoreKey;

/** Whether the server should get requests: between start and stop, as long as the store answers. */
public final class Readiness {

    private static final StoreKey PROBE = new StoreKey("user", "readiness probe");

    private final AuthenticatorStore store;
    private volatile boolean open;

    /** Starts as not ready. */
    public Readiness(AuthenticatorStore store) {
        this.store = store;
    }

    /** Says that both ports listen, or no longer take requests. */
    public void setOpen(boolean value) {
        this.open = value;
    }

    /** Says whether requests are welcome. */
    public boolean isReady() {
        if (!open) {
            return false;
        }
        try {
            store.load(PROBE);
            return true;
        } catch (StoreException e) {
            return false;
        }
    }
}
