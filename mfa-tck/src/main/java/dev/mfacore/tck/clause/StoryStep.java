package dev.mfacore.tck.clause;

import dev.mfacore.tck.run.Expect;
import java.time.Duration;

/** One step of a generated story: keys and nodes by number, versions by what is known of them. */
sealed interface StoryStep {

    /** Reads a register. */
    record Load(int node, int key) implements StoryStep {}

    /** Writes one. */
    record Save(int node, int key, byte[] state, Guess guess) implements StoryStep {
        @Override
        public String toString() {
            return "Save[node=" + node + ", key=" + key + ", " + Expect.show(state) + ", " + guess + "]";
        }
    }

    /** Deletes one. */
    record Delete(int node, int key, Guess guess) implements StoryStep {}

    /** Moves the clock. */
    record Leap(Duration by) implements StoryStep {}

    /** Closes all and opens anew. */
    record Restart() implements StoryStep {}

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
