package dev.mfacore.tck.report;

import java.util.List;

/**
 * How a method failed.
 *
 * @param expected what should have been
 * @param got what was
 * @param story what was done, a line a step, after shrinking
 * @param sample the generated input after shrinking, a line a parameter
 * @param trace the stack of whatever was thrown
 */
public record Failure(String expected, String got, List<String> story, List<String> sample, String trace) {

    /** Takes copies. */
    public Failure {
        story = List.copyOf(story);
        sample = List.copyOf(sample);
    }
}
