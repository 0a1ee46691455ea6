package dev.mfacore.adapter.inmemory;

/**
 * What lies under one key. A class with identity, not a record: the store compares and sets registers by reference, so
 * that two writes of the same bytes are never taken for one.
 */
final class Register {

    private final long version;
    private final byte[] state;

    /** Keeps the array: the store hands in a copy of its own. */
    Register(long version, byte[] state) {
        this.version = version;
        this.state = state;
    }

    long version() {
        return version;
    }

    /** The array itself, for reading only. */
    byte[] state() {
        return state;
    }
}
