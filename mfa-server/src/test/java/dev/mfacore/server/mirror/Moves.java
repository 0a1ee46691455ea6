package dev.mfacore.server.mirror;

import dev.mfacore.server.mirror.Move.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/** Random stories. */
final class Moves {

    /** What matters most often: time, beginnings and what they lead to. */
    private static final List<Kind> OFTEN = List.of(
            Kind.CLOCK,
            Kind.CLOCK,
            Kind.SESSION,
            Kind.SESSION,
            Kind.TRIGGER_DATA,
            Kind.TRIGGER_DATA,
            Kind.TRIGGER_DATA,
            Kind.ASSOCIATE,
            Kind.CONFIRM,
            Kind.CONFIRM,
            Kind.VERIFY_TOTP,
            Kind.VERIFY_TOTP,
            Kind.VERIFY_EMAIL,
            Kind.SEND_EMAIL_CODE,
            Kind.RECOVER);

    /** A user without a factor binds an app in a sign-in and signs in with it. */
    private static final List<Move> FIRST_FACTOR = List.of(
            new Move(Kind.TRIGGER_DATA, 0, 0, 0, 0),
            new Move(Kind.ASSOCIATE, 0, 5, 0, 0),
            new Move(Kind.CONFIRM, 0, 5, 0, 0),
            new Move(Kind.CLOCK, 0, 0, 1, 0),
            new Move(Kind.TRIGGER_DATA, 0, 0, 0, 0),
            new Move(Kind.VERIFY_TOTP, 0, 0, 0, 0));

    /** A user whom the platform knows signs in by email, binds an app in that session, and steps up another. */
    private static final List<Move> SECOND_FACTOR = List.of(
            new Move(Kind.TRIGGER_DATA, 1, 0, 0, 0),
            new Move(Kind.SEND_EMAIL_CODE, 1, 5, 0, 0),
            new Move(Kind.VERIFY_EMAIL, 1, 5, 0, 0),
            new Move(Kind.ASSOCIATE, 1, 0, 0, 0),
            new Move(Kind.CONFIRM, 1, 0, 0, 0),
            new Move(Kind.CLOCK, 1, 0, 1, 0),
            new Move(Kind.SESSION, 1, 0, 0, 0),
            new Move(Kind.ASSOCIATE, 1, 0, 0, 0),
            new Move(Kind.VERIFY_TOTP, 1, 0, 0, 0));

    private Moves() {}

    /** As much of one or both beginnings as chance has it, and then anything. */
    static Arbitrary<List<Move>> upTo(int most) {
        return Combinators.combine(
                        number(0, FIRST_FACTOR.size()),
                        number(0, SECOND_FACTOR.size()),
                        move().list().ofMinSize(most / 2).ofMaxSize(most))
                .as((first, second, rest) -> {
                    List<Move> story = new ArrayList<>(FIRST_FACTOR.subList(0, first));
                    story.addAll(SECOND_FACTOR.subList(0, second));
                    story.addAll(rest);
                    return story;
                });
    }

    private static Arbitrary<Move> move() {
        List<Kind> kinds =
                Stream.concat(Stream.of(Kind.values()), OFTEN.stream()).toList();
        return Combinators.combine(
                        Arbitraries.of(kinds),
                        Arbitraries.of(0, 0, 0, 1, 1, 2),
                        number(0, 9),
                        number(0, 9),
                        number(0, 9))
                .as(Move::new);
    }

    private static Arbitrary<Integer> number(int least, int most) {
        return Arbitraries.integers().between(least, most).withDistribution(RandomDistribution.uniform());
    }
}
