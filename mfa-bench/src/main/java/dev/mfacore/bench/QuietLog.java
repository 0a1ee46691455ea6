package dev.mfacore.bench;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps what libraries say about themselves out of the figures, as the server does. */
public final class QuietLog {

    private QuietLog() {}

    /** Lets warnings through, and what is worse. */
    public static void install() {
        Logger.getLogger("").setLevel(Level.WARNING);
    }
}
