package dev.mfacore.port;

import dev.mfacore.MfaEvent;

/**
 * Hears of every attempt and change, after it was saved. What it throws is caught and changes no outcome (SEC-10). It
 * is called on the caller's thread, so it should hand on quickly, and may be called from any thread.
 */
@FunctionalInterface
public interface MfaEventListener {

    /**
     * Hears of one event.
     *
     * @param event what happened; it holds no secret
     */
    void onEvent(MfaEvent event);

    /**
     * A listener that ignores everything.
     *
     * @return the listener
     */
    static MfaEventListener none() {
        return event -> {};
    }
}
