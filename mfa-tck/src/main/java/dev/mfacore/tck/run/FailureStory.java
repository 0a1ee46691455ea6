package dev.mfacore.tck.run;

import dev.mfacore.tck.report.Failure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.lifecycle.FalsifiedSample;
import net.jqwik.api.lifecycle.PropertyExecutionResult;

/** Makes a failure for the report out of what the engine gives. */
final class FailureStory {

    private FailureStory() {}

    static Failure of(Method method, PropertyExecutionResult result, List<String> story, TrialData.Place place) {
        Throwable thrown = result.throwable().orElseGet(() -> new AssertionError("failed without a word"));
        List<String> sample = result.shrunkSample()
                .map(FalsifiedSample.class::cast)
                .or(result::originalSample)
                .map(one -> sample(method, one.parameters(), place))
                .orElse(List.of());
        boolean violated = thrown instanceof ClauseViolation;
        return new Failure(
                place.hide(violated ? ((ClauseViolation) thrown).expected() : "no exception"),
                place.hide(violated ? ((ClauseViolation) thrown).got() : thrown.toString()),
                story.stream().map(place::hide).toList(),
                sample,
                trace(thrown));
    }

    private static List<String> sample(Method method, List<Object> values, TrialData.Place place) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (!(values.get(i) instanceof Trial)) {
                lines.add(method.getParameters()[i].getName() + " = " + place.hide(Expect.show(values.get(i))));
            }
        }
        return lines;
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
