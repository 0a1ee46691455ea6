package dev.mfacore.tck.gallery.code.singleton;

/** Keeps what one call left for all instances. */
@SuppressWarnings("NonFinalStaticField")
public final class Sample {

    private static int calls;

    public int call() {
        return ++calls;
    }
}
