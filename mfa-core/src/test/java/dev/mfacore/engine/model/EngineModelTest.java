package dev.mfacore.engine.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.ListArbitrary;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCoverage;

/**
 * Random sequences of every operation, by three users with two recipients between them, on three engines over one
 * store, with restarts and a clock that goes both ways. Every answer is the reference model's; what is accepted is
 * accepted once; watermarks, counters, holders and running numbers behave.
 */
class EngineModelTest {

    /** What has to come about in a run, or the run says nothing. */
    private static final List<String> INTERESTING = List.of(
            "ASSOCIATE_APP ASSOCIATED",
            "ASSOCIATE_APP PROOF_REQUIRED",
            "ASSOCIATE_APP INVALID_CODE",
            "ASSOCIATE_APP NOT_PERMITTED",
            "ASSOCIATE_APP TOO_MANY_AUTHENTICATORS",
            "ASSOCIATE_RECIPIENT ASSOCIATED",
            "ASSOCIATE_RECIPIENT THROTTLED",
            "CONFIRM CONFIRMED",
            "CONFIRM INVALID_CODE",
            "CONFIRM LOCKED",
            "SEND SENT",
            "SEND THROTTLED",
            "SEND RECIPIENT_NOT_ALLOWED",
            "SEND INVALID_TOKEN",
            "VERIFY_TOTP VERIFIED",
            "VERIFY_TOTP INVALID_CODE",
            "VERIFY_TOTP INVALID_TOKEN",
            "VERIFY_TOTP LOCKED",
            "VERIFY_DELIVERED VERIFIED",
            "VERIFY_DELIVERED INVALID_CODE",
            "VERIFY_DELIVERED INVALID_TOKEN",
            "VERIFY_DELIVERED LOCKED",
            "RECOVER VERIFIED",
            "RECOVER INVALID_CODE",
            "UNBIND UNBOUND",
            "UNBIND PROOF_REQUIRED",
            "UNBIND INVALID_CODE",
            "UNBIND UNKNOWN_AUTHENTICATOR",
            "REGENERATE REGENERATED",
            "REGENERATE PROOF_REQUIRED",
            "CHECK_BINDABLE YES",
            "CHECK_BINDABLE NO",
            "CHECK_BINDABLE THROTTLED");

    /** What has to come about as well in a long run. */
    private static final List<String> RARE = List.of(
            "ASSOCIATE_APP LOCKED",
            "CONFIRM REBOUND",
            "CONFIRM NOT_BINDABLE",
            "CONFIRM TOO_MANY_AUTHENTICATORS",
            "SEND DELIVERY_FAILED",
            "RECOVER LOCKED",
            "UNBIND LOCKED",
            "VERIFY_DELIVERED NOT_BINDABLE",
            "REGENERATE LOCKED");

    /** A user with an app and a phone; as much of it as a sequence begins with. */
    private static final List<Move> PROLOGUE = List.of(
            new Move(Move.Kind.ASSOCIATE_APP, 0, 3, 0, 0),
            new Move(Move.Kind.CONFIRM, 0, 0, 0, 1),
            new Move(Move.Kind.ASSOCIATE_RECIPIENT, 0, 3, 0, 2),
            new Move(Move.Kind.CONFIRM, 0, 1, 0, 0));

    @Property(tries = 200, generation = GenerationMode.RANDOMIZED, shrinking = ShrinkingMode.OFF)
    @Tag("STO-10")
    @Tag("STO-03")
    @Tag("TOTP-10")
    @Tag("TOTP-11")
    @Tag("TXN-03")
    @Tag("THR-03")
    @Tag("THR-04")
    @Tag("BIND-11")
    void everySequenceAnswersAsTheReferenceModelDoes(@ForAll("sequences") List<Move> moves) {
        play(moves);
    }

    @Property(tries = 2500, generation = GenerationMode.RANDOMIZED, shrinking = ShrinkingMode.OFF)
    @Tag("nightly")
    @Tag("STO-10")
    void everyLongSequenceAnswersAsTheReferenceModelDoes(@ForAll("longSequences") List<Move> moves) {
        play(moves);
        Statistics.label("answers").coverage(coverage -> happened(coverage, RARE));
    }

    private static void play(List<Move> moves) {
        List<String> happened = new ArrayList<>();
        try {
            new Player((operation, answer) -> happened.add(operation + " " + answer)).play(moves);
        } catch (AssertionError e) {
            throw shortest(moves);
        }
        happened.forEach(it -> Statistics.label("answers").collect(it));
        Statistics.label("answers").coverage(coverage -> happened(coverage, INTERESTING));
    }

    private static void happened(StatisticsCoverage coverage, List<String> answers) {
        answers.forEach(it -> coverage.check(it).count(count -> count > 0));
    }

    /** The failure of the shortest story that still fails: moves are left out, many at first, then one by one. */
    private static AssertionError shortest(List<Move> moves) {
        List<Move> kept = new ArrayList<>(moves);
        for (int size = Math.max(1, moves.size() / 2); size > 0; size /= 2) {
            for (int from = kept.size() - size; from >= 0; from -= size) {
                List<Move> shorter = new ArrayList<>(kept);
                shorter.subList(from, from + size).clear();
                if (failure(shorter).isPresent()) {
                    kept = shorter;
                    from = Math.min(from, kept.size());
                }
            }
        }
        return failure(kept).orElseThrow();
    }

    private static Optional<AssertionError> failure(List<Move> moves) {
        try {
            new Player((operation, answer) -> {}).play(moves);
            return Optional.empty();
        } catch (AssertionError e) {
            return Optional.of(e);
        }
    }

    @Provide
    Arbitrary<List<Move>> sequences() {
        return withPrologue(moves().list().ofMinSize(40).ofMaxSize(100));
    }

    @Provide
    Arbitrary<List<Move>> longSequences() {
        return withPrologue(moves().list().ofMinSize(100).ofMaxSize(300));
    }

    private static Arbitrary<List<Move>> withPrologue(ListArbitrary<Move> moves) {
        Arbitrary<List<Move>> uniform = moves.withSizeDistribution(RandomDistribution.uniform());
        return Combinators.combine(evenly(PROLOGUE.size() + 1), uniform).as((length, rest) -> {
            List<Move> all = new ArrayList<>(PROLOGUE.subList(0, length));
            all.addAll(rest);
            return all;
        });
    }

    private static Arbitrary<Move> moves() {
        List<Move.Kind> kinds = new ArrayList<>();
        for (Move.Kind kind : Move.Kind.values()) {
            kinds.addAll(Collections.nCopies(kind.weight(), kind));
        }
        Arbitrary<Integer> users = Arbitraries.frequency(Tuple.of(6, 0), Tuple.of(3, 1), Tuple.of(1, 2));
        return Combinators.combine(Arbitraries.of(kinds), users, evenly(100), evenly(2520), evenly(3))
                .as(Move::new);
    }

    private static Arbitrary<Integer> evenly(int bound) {
        return Arbitraries.integers()
                .between(0, bound - 1)
                .withDistribution(RandomDistribution.uniform())
                .withoutEdgeCases();
    }
}
