package dev.mfacore.adapter.inmemory;

import dev.mfacore.port.StoreKey;
import java.util.Arrays;
import java.util.HexFormat;

/** One step of a generated run against a store. */
sealed interface Step {

    StoreKey key();

    record Load(StoreKey key) implements Step {}

    record Save(StoreKey key, byte[] state, Guess guess) implements Step {
        @Override
        public boolean equals(Object other) {
            return other instanceof Save that
                    && key.equals(that.key)
                    && guess == that.guess
                    && Arrays.equals(state, that.state);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(state);
        }

        @Override
        public String toString() {
            return "Save[" + key + ", " + HexFormat.of().formatHex(state) + ", " + guess + "]";
        }
    }

    record Delete(StoreKey key, Guess guess) implements Step {}

    record Walk(StoreKey key, int limit) implements Step {}

    /** Which version a step names. */
    enum Guess {
        /** None: there must be nothing. */
        ABSENT,
        /** The one that is there, or the last one that was. */
        LATEST,
        /** One that the key had earlier. */
        OUTDATED,
        /** One that another key has. */
        FOREIGN,
        /** One that was never given. */
        UNHEARD_OF,
        /** No version at all. */
        NEGATIVE
    }
}
