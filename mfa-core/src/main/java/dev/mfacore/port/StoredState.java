package dev.mfacore.port;

import java.util.Arrays;

/**
 * What a register holds, and the version to name when writing it anew.
 *
 * @param state opaque bytes, exactly as saved; copied on the way in and on the way out
 * @param version greater than zero, unique to this write for ever
 */
public record StoredState(byte[] state, long version) {

    /** Checks the version and takes a copy of the state. */
    public StoredState {
        if (version <= AuthenticatorStore.ABSENT) {
            throw new IllegalArgumentException("version must be greater than zero");
        }
        state = state.clone();
    }

    @Override
    public byte[] state() {
        return state.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredState that && version == that.version && Arrays.equals(state, that.state);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(version) + Arrays.hashCode(state);
    }

    @Override
    public String toString() {
        return "StoredState[" + state.length + " bytes, version " + version + "]";
    }
}
