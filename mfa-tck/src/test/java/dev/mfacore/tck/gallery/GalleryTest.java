package dev.mfacore.tck.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.tck.Port;
import dev.mfacore.tck.catalogue.Catalogue;
import dev.mfacore.tck.catalogue.Rule;
import dev.mfacore.tck.catalogue.Verification;
import dev.mfacore.tck.report.Failure;
import dev.mfacore.tck.report.Ledger;
import dev.mfacore.tck.report.MethodRun;
import dev.mfacore.tck.report.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether the kit convicts the guilty, of what they did and in words that help, and lets the innocent go. */
class GalleryTest {

    private static final int SLICE = 10;

    static Stream<Arguments> faults() {
        return Gallery.faults().stream().map(fault -> Arguments.of(fault.name(), fault));
    }

    static Stream<Arguments> correctOnSeeds() {
        return Gallery.correct().stream().flatMap(one -> seeds().mapToObj(seed -> Arguments.of(one.name(), seed, one)));
    }

    /** Three; fifty in the nightly profile, or those of one slice of them. */
    private static LongStream seeds() {
        int slice = Integer.getInteger("mfa.gallery.slice", 0);
        if (slice > 0) {
            return LongStream.rangeClosed(SLICE * (slice - 1L) + 1, SLICE * (long) slice);
        }
        return LongStream.rangeClosed(1, Boolean.getBoolean("mfa.nightly") ? 50 : 3);
    }

    /** Takes many minutes: shrinking that was given up goes on in the background, and slows down all that follows. */
    @Tag("nightly")
    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    @DisplayName("a wrong adapter fails exactly the clauses that it breaks, in words that tell how")
    void convicts(String name, Fault fault) {
        Ledger ledger = GalleryTck.run(fault, seedOf(name), fault.settings());
        Set<String> failed = clauses(ledger, Outcome.FAILED);
        assertThat(failed).as("failed clauses\n%s", findings(ledger)).containsAll(fault.clauses());
        failed.removeAll(fault.clauses());
        assertThat(fault.perhaps())
                .as("clauses that failed unannounced\n%s", findings(ledger))
                .containsAll(failed);
        assertThat(findings(ledger)).contains(fault.words());
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("correctOnSeeds")
    @DisplayName("a correct adapter of whatever design passes")
    void acquits(String name, long seed, Specimen correct) {
        Ledger ledger = GalleryTck.run(correct, seed, Map.of("profile", "quick"));
        assertThat(findings(ledger)).isEmpty();
        assertThat(clauses(ledger, Outcome.PASSED))
                .as("clauses passed by %s", name)
                .isNotEmpty();
    }

    @Test
    @DisplayName("every clause that can be verified is broken by some wrong adapter")
    void everyClauseHasItsFault() {
        Set<String> broken = Gallery.faults().stream()
                .flatMap(fault -> fault.clauses().stream())
                .collect(Collectors.toSet());
        List<String> unbroken = Catalogue.load().rules().stream()
                .filter(rule -> rule.verification() != Verification.NOT_VERIFIABLE)
                // Wrong servers stand before the real one, in its tests.
                .filter(rule -> !rule.ports().equals(Set.of(Port.ENDPOINT)))
                .map(Rule::id)
                .filter(id -> !broken.contains(id))
                .toList();
        assertThat(unbroken).as("clauses that no wrong adapter breaks").isEmpty();
    }

    @Test
    @DisplayName("the gallery's names are unique, and each wrong adapter breaks something that the catalogue knows")
    void galleryIsInOrder() {
        assertThat(Stream.concat(Gallery.faults().stream(), Gallery.correct().stream())
                        .map(Specimen::name))
                .doesNotHaveDuplicates();
        assertThat(Gallery.faults()).allSatisfy(fault -> {
            assertThat(fault.clauses())
                    .as(fault.name())
                    .isNotEmpty()
                    .allSatisfy(
                            id -> assertThat(Catalogue.load().find(id)).as(id).isPresent());
            assertThat(fault.words()).as(fault.name()).isNotEmpty();
        });
    }

    /** Luck must not decide whether a build passes, so that what is generated for a fault is always the same. */
    private static long seedOf(String name) {
        return Long.getLong("gallery.seed", 1 + Math.abs((long) name.hashCode()));
    }

    private static Set<String> clauses(Ledger ledger, Outcome outcome) {
        return ledger.rows().stream()
                .filter(row -> row.outcome() == outcome)
                .map(MethodRun::clause)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the kit tells of each failure, without stack traces. */
    private static String findings(Ledger ledger) {
        return ledger.rows().stream()
                .flatMap(row -> row.failure().stream().map(failure -> finding(row, failure)))
                .collect(Collectors.joining("\n"));
    }

    private static String finding(MethodRun row, Failure failure) {
        return "%s %s after %d tries, %s%n  done: %s%n  expected: %s%n  got: %s"
                .formatted(
                        row.clause(),
                        row.method(),
                        row.tries(),
                        row.took(),
                        String.join("; ", failure.story()),
                        failure.expected(),
                        failure.got());
    }
}
