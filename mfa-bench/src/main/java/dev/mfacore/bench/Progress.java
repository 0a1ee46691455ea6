package dev.mfacore.bench;

/** Is told how far a run is. */
@FunctionalInterface
public interface Progress {

    /** Takes a few words. */
    void tell(String what);

    /** The same with a name before it. */
    default Progress of(String name) {
        return what -> tell(name + ": " + what);
    }
}
