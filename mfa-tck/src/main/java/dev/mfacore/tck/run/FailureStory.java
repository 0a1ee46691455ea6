package dev.mfacore.tck.run;

import dev.mfacore.tck.report.Failure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import net.jqwik.api.lifecycle.FalsifiedSample;
import net.jqwik.api.lifecycle.PropertyExecutionResult;

/** Makes a failure for the report out of what the engine gives. */
final class FailureStory {

    private FailureStory() {}

    static Failure of(PropertyExecutionResult result, List<String> story) {
        Throwable thrown = result.throwable().orElseGet(() -> new AssertionError("failed without a word"));
        List<String> sample = result.shrunkSample()
                .map(FalsifiedSample.class::cast)
                .or(result::originalSample)
                .map(one -> one.parameters().stream()
                        .filter(parameter -> !(parameter instanceof Trial))
                        .map(Expect::show)
                        .toList())
                .orElse(List.of());
        if (thrown instanceof ClauseViolation violation) {
            return new Failure(violation.expected(), violation.got(), story, sample, trace(thrown));
        }
        return new Failure("no exception", thrown.toString(), story, sample, trace(thrown));
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
