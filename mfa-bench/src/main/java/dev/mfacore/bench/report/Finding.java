package dev.mfacore.bench.report;

import java.util.Optional;

/**
 * What figures say in a sentence.
 *
 * @param text the sentence, with its figures
 * @param target what should be reached, if there is a target
 */
public record Finding(String text, Optional<Target> target) {

    /**
     * What should be reached.
     *
     * @param text such as "at least 60 %"
     * @param reached whether it was
     */
    public record Target(String text, boolean reached) {}

    /** A sentence without a target. */
    public static Finding of(String text) {
        return new Finding(text, Optional.empty());
    }

    /** A sentence with its target. */
    public static Finding of(String text, String target, boolean reached) {
        return new Finding(text, Optional.of(new Target(target, reached)));
    }

    /** All in one line. */
    public String line() {
        return text
                + target.map(it -> " Target: " + it.text() + ", " + (it.reached() ? "reached." : "MISSED."))
                        .orElse("");
    }
}
