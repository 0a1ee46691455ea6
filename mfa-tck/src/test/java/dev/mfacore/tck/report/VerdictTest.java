package dev.mfacore.tck.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.KitRunner;
import dev.mfacore.tck.MfaTck;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.catalogue.Catalogue;
import dev.mfacore.tck.catalogue.Level;
import dev.mfacore.tck.catalogue.Rule;
import dev.mfacore.tck.catalogue.Verification;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    private static Verdict verdict(Class<? extends MfaTck> tck, String... settings) {
        Map<String, String> all = new java.util.HashMap<>(Map.of("profile", "quick", "seed", "7", "hang", "2"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return Verdict.of(KitRunner.run(tck, all));
    }

    @Test
    @DisplayName("conformant is never said without the ports, the counts and the seed")
    void conformant() {
        Verdict verdict = verdict(Samples.Correct.class);
        assertThat(verdict.word()).isEqualTo(Verdict.Word.CONFORMANT);
        assertThat(verdict.complaint()).isEmpty();
        assertThat(verdict.summary())
                .contains("locked-map is CONFORMANT for store ", "with paging", "profile quick", "seed 7");
        assertThat(verdict.summary()).containsPattern("store (\\d+)/\\1 ");
    }

    @Test
    void aBrokenClauseIsNotConformant() {
        Verdict verdict = verdict(Samples.Broken.class);
        assertThat(verdict.word()).isEqualTo(Verdict.Word.NOT_CONFORMANT);
        assertThat(verdict.summary()).contains("NOT CONFORMANT", " failed");
        assertThat(verdict.card().with(ClauseOutcome.FAILED))
                .extracting(clause -> clause.rule().id())
                .contains("STO-05");
    }

    @Test
    @DisplayName("a declared deviation of a MUST does not fail the build, and makes nothing conformant")
    void declaredDeviation() {
        Verdict verdict = verdict(Samples.BrokenAsDeclared.class, "clause", "STO-05");
        assertThat(verdict.word()).isEqualTo(Verdict.Word.NOT_CONFORMANT);
        assertThat(verdict.complaint()).isEmpty();
        assertThat(verdict.remark()).contains("declared deviations: STO-05 (MUST)");
        assertThat(verdict.ledger().rows()).noneMatch(row -> row.outcome() == Outcome.FAILED);
    }

    @Test
    @DisplayName("a declared deviation that holds after all is a complaint")
    void deviationThatHolds() {
        Verdict verdict = verdict(Samples.BetterThanDeclared.class, "clause", "STO-05");
        assertThat(verdict.word()).isEqualTo(Verdict.Word.NOT_CONFORMANT);
        assertThat(verdict.complaint().orElseThrow())
                .contains("STO-05 holds, though a deviation is declared", "take deviates(\"STO-05\", …) out");
    }

    @Test
    void nothingGivenIsNothingToTest() {
        Verdict verdict = verdict(Samples.NoPart.class);
        assertThat(verdict.word()).isEqualTo(Verdict.Word.NOTHING_TO_TEST);
        assertThat(verdict.complaint().orElseThrow()).contains("NoPart gives nothing to test", ".store(...)");
    }

    @Test
    void oneClauseIsPartial() {
        Verdict verdict = verdict(Samples.Correct.class, "clause", "STO-05");
        assertThat(verdict.word()).isEqualTo(Verdict.Word.PARTIAL);
        assertThat(verdict.summary()).contains("PARTIAL for store 1/1");
    }

    @Test
    void unknownClauseIsRefused() {
        assertThat(verdict(Samples.Correct.class, "clause", "STO-5").complaint().orElseThrow())
                .contains("mfa.tck.clause asks for STO-5, which is no clause of this kit");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "UnknownDeviation; deviates(\"STO-99\", …) names no clause of this kit",
                "CapabilityWithoutPart; supports(KEY_ROTATION) is claimed, but no cipher is given",
                "PagingWithoutPaging; supports(PAGING) is claimed, but the store is no KeyPaging",
                "NullAdapter; it returned null instead of Adapter.named(...)",
                "Throwing; no database at port 5432",
                "Hanging; a call that hangs after 2 s"
            })
    @DisplayName("what cannot be meant or cannot be opened stops the run with one sentence")
    void problems(String sample, String words) throws ClassNotFoundException {
        Verdict verdict =
                verdict(Class.forName(Samples.class.getName() + "$" + sample).asSubclass(MfaTck.class));
        assertThat(verdict.word()).isEqualTo(Verdict.Word.INCOMPLETE);
        assertThat(verdict.complaint().orElseThrow()).contains(sample + ": nothing can be tested: ", words);
        assertThat(verdict.ledger().rows()).isEmpty();
    }

    @Test
    @DisplayName("an adapter that names other parts at a later call fails whatever it is tried on")
    void changingAdapter() {
        Verdict verdict = verdict(Samples.Changing.class, "clause", "STO-05");
        assertThat(verdict.word()).isEqualTo(Verdict.Word.NOT_CONFORMANT);
        assertThat(new ConsoleReport(verdict, false).failures().get(0))
                .contains("must name the same parts, capabilities and deviations whenever it is called");
    }

    @Test
    @DisplayName("a declared deviation of a SHOULD leaves the adapter conformant, and is told")
    void shouldDeviates() {
        Verdict verdict = Verdict.of(
                ledger(Set.of("XXX-01"), row("XXX-01", Outcome.DEVIATION)), Catalogue.of(List.of(rule(Level.SHOULD))));
        assertThat(verdict.word()).isEqualTo(Verdict.Word.CONFORMANT);
        assertThat(verdict.summary()).contains("store 0/1", "1 deviation");
        assertThat(verdict.remark()).contains("declared deviations: XXX-01 (SHOULD)");
    }

    @Test
    void whatNeitherRanNorWasExplainedIsIncomplete() {
        Verdict verdict = Verdict.of(ledger(Set.of()), Catalogue.of(List.of(rule(Level.MUST))));
        assertThat(verdict.word()).isEqualTo(Verdict.Word.INCOMPLETE);
        assertThat(verdict.complaint()).contains("neither run nor explained: XXX-01 at store");
    }

    @Test
    @DisplayName("a part on which no clause was run is not conformant by default")
    void nothingRunOnAPart() {
        Verdict verdict = Verdict.of(
                ledger(Set.of(), row("XXX-01", Outcome.NOT_CLAIMED)), Catalogue.of(List.of(rule(Level.MUST))));
        assertThat(verdict.word()).isEqualTo(Verdict.Word.INCOMPLETE);
        assertThat(verdict.complaint()).contains("no clause was run on the store, so nothing can be said of it");
    }

    @Test
    void aDeviationOfWhatIsNotClaimedIsAComplaint() {
        Verdict verdict = Verdict.of(
                ledger(Set.of("XXX-01"), row("XXX-01", Outcome.NOT_CLAIMED)), Catalogue.of(List.of(rule(Level.MUST))));
        assertThat(verdict.complaint().orElseThrow()).contains("XXX-01 is not tested here, though a deviation");
    }

    @Test
    @DisplayName("one failed method fails the clause, whatever the others say")
    void severalMethods() {
        Scorecard card = Scorecard.of(
                ledger(
                        Set.of(),
                        row("XXX-01", Outcome.PASSED),
                        row("XXX-01", Outcome.FAILED),
                        row("XXX-01", Outcome.NOT_CLAIMED)),
                Catalogue.of(List.of(rule(Level.MUST))));
        assertThat(card.clauses().get(0).outcome()).isEqualTo(ClauseOutcome.FAILED);
        assertThat(card.score(Port.STORE)).isEqualTo("store 0/1");
    }

    @Test
    void aClausePassesThoughAMethodIsNotClaimedAndSaysSo() {
        Scorecard card = Scorecard.of(
                ledger(Set.of(), row("XXX-01", Outcome.PASSED), row("XXX-01", Outcome.NOT_CLAIMED)),
                Catalogue.of(List.of(rule(Level.MUST))));
        assertThat(card.clauses().get(0).outcome()).isEqualTo(ClauseOutcome.PASSED);
        assertThat(card.clauses().get(0).reasons()).containsExactly("partly: because");
    }

    private static Ledger ledger(Set<String> deviations, MethodRun... rows) {
        Map<String, Adapter.Deviation> declared = deviations.stream()
                .collect(java.util.stream.Collectors.toMap(
                        id -> id, id -> new Adapter.Deviation(id, "so", URI.create("https://example.org"))));
        return new Ledger(
                "com.acme.AcmeTckTest",
                "acme",
                Set.of(Port.STORE),
                Set.of(),
                declared,
                "quick",
                1,
                false,
                Optional.empty(),
                List.of(rows),
                Instant.EPOCH,
                Duration.ZERO);
    }

    private static MethodRun row(String clause, Outcome outcome) {
        return new MethodRun(
                clause,
                Port.STORE,
                "method",
                outcome,
                outcome == Outcome.PASSED ? Optional.empty() : Optional.of("because"),
                Optional.empty(),
                Optional.empty(),
                1,
                Map.of(),
                Duration.ZERO);
    }

    private static Rule rule(Level level) {
        return new Rule(
                "XXX-01",
                level,
                "1.0",
                "A title",
                "A rule.",
                "a source",
                List.of("a cause"),
                Set.of(Port.STORE),
                Optional.empty(),
                Verification.VERIFIED,
                Optional.empty());
    }
}
