package dev.mfacore.adapter.inmemory.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.MfaUnavailableException;
import dev.mfacore.adapter.inmemory.testing.TenantStory.Move;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Whatever goes wrong and in whatever order: a fault is never a yes, and what was used up stays so. */
class FaultyTenantTest {

    @Property(tries = 300)
    @Tag("CLI-02")
    @Tag("STO-08")
    @Tag("TXN-03")
    @Tag("TOTP-08")
    @Tag("BIND-05")
    void scriptedFaultsNeverLeadToAcceptance(@ForAll("stories") List<Move> moves) {
        TenantStory story = new TenantStory();
        for (Move move : moves) {
            String outcome = outcome(story, move);
            Statistics.label("outcomes").collect(move.act() + " " + outcome);
            if (move.fault() != TenantStory.Trouble.NONE) {
                assertThat(outcome).isNotEqualTo("accepted");
            }
            story.assertSound();
        }
        Statistics.label("outcomes")
                .coverage(coverage -> List.of(
                                "VERIFY accepted",
                                "VERIFY refused",
                                "VERIFY unavailable",
                                "RECOVER accepted",
                                "DELETE accepted",
                                "DELETE refused",
                                "ENROL accepted",
                                "ENROL unavailable",
                                "VERIFY_SMS accepted")
                        .forEach(it -> coverage.check(it).count(count -> count > 0)));
    }

    private static String outcome(TenantStory story, Move move) {
        try {
            return story.play(move) ? "accepted" : "refused";
        } catch (MfaUnavailableException e) {
            return "unavailable";
        }
    }

    @Provide
    Arbitrary<List<Move>> stories() {
        Arbitrary<TenantStory.Trouble> troubles = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(TenantStory.Trouble.NONE)),
                Tuple.of(1, Arbitraries.of(TenantStory.Trouble.values())));
        return Combinators.combine(
                        Arbitraries.of(TenantStory.Act.values()),
                        Arbitraries.frequency(Tuple.of(2, true), Tuple.of(1, false)),
                        troubles,
                        Arbitraries.integers().between(0, 90))
                .as(Move::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }
}
