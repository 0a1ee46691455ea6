package dev.mfacore.tck.gallery.code.engine;

import dev.mfacore.engine.crypto.SealedBox;

/** Borrows from the engine. */
public final class Sample {

    public int overhead() {
        return SealedBox.class.getSimpleName().length();
    }
}
