package dev.mfacore.tck.report;

import java.util.List;

/**
 * How a method failed, in text that every report can show: what cannot be printed is escaped, what is long is cut.
 *
 * @param expected what should have been
 * @param got what was
 * @param story what was done, a line a step, after shrinking
 * @param sample the generated input after shrinking, a line a parameter
 * @param trace the stack of whatever was thrown
 */
public record Failure(String expected, String got, List<String> story, List<String> sample, String trace) {

    /** Makes it printable. */
    public Failure {
        expected = Printable.of(expected);
        got = Printable.of(got);
        story = story.stream().map(Printable::of).toList();
        sample = sample.stream().map(Printable::of).toList();
        trace = Printable.of(trace.replace("\r\n", "\n"));
    }
}
