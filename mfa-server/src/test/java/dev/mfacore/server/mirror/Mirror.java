package dev.mfacore.server.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.statistics.Statistics;

/** Two sides that are asked the same and have to answer alike. */
final class Mirror {

    private Mirror() {}

    static void play(List<Move> story, Side one, Side other) {
        World first = new World(one);
        World second = new World(other);
        List<String> told = new ArrayList<>();
        for (Move move : story) {
            String answer = first.play(move);
            told.add(move + " -> " + answer);
            assertThat(second.play(move))
                    .as(() -> "the last answer of\n" + String.join("\n", told))
                    .isEqualTo(answer);
            Statistics.label("answers").collect(move.kind() + " " + answer.split(" ", 2)[0]);
        }
    }

    /** A run in which these did not come about says nothing. */
    static void happened(List<String> answers) {
        Statistics.label("answers")
                .coverage(coverage -> answers.forEach(it -> coverage.check(it).count(count -> count > 0)));
    }
}
