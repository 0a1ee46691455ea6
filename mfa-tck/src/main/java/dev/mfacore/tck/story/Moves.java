package dev.mfacore.tck.story;

import dev.mfacore.tck.story.Move.Act;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;

/** Stories of one service. What belongs together often follows each other, or little would ever succeed. */
public final class Moves implements ArbitrarySupplier<List<Move>> {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 60;

    private static final List<Act> ACTS = weighted();

    /** For the test engine. */
    public Moves() {}

    private static List<Act> weighted() {
        List<Act> acts = new ArrayList<>();
        for (Act act : Act.values()) {
            acts.addAll(Collections.nCopies(act.weight(), act));
        }
        return List.copyOf(acts);
    }

    @Override
    public Arbitrary<List<Move>> get() {
        return Arbitraries.fromGenerator(random -> new ShorterStory(story(random)));
    }

    private static List<Move> story(Random random) {
        int length = SHORTEST + random.nextInt(LONGEST - SHORTEST);
        List<Move> moves = new ArrayList<>();
        if (random.nextInt(4) > 0) {
            begin(random, moves);
        }
        while (moves.size() < length) {
            Move move = any(random);
            moves.add(move);
            Optional<Act> next = next(move.act());
            while (next.isPresent() && random.nextInt(4) > 0) {
                moves.add(right(random, next.get(), move.who()));
                next = next(next.get());
            }
            if (move.act() == Act.UNBIND) {
                moves.add(afterwards(random, move.who()));
            }
        }
        return List.copyOf(moves);
    }

    /** A user with an app, and often with a phone or email as well. */
    private static void begin(Random random, List<Move> moves) {
        moves.add(right(random, Act.ASSOCIATE_APP, 0));
        moves.add(right(random, Act.CONFIRM, 0));
        if (random.nextBoolean()) {
            // So that the app's code is a new one.
            moves.add(new Move(Act.WAIT, 0, 0, 2, 0, 0));
            moves.add(right(random, Act.VERIFY_APP, 0));
        }
        if (random.nextBoolean()) {
            moves.add(right(random, Act.ASSOCIATE_RECIPIENT, 0));
            moves.add(right(random, Act.CONFIRM, 0));
            // So that the next code may be sent.
            moves.add(new Move(Act.WAIT, 0, 0, 10, 0, 0));
            moves.add(right(random, Act.SEND, 0));
            moves.add(right(random, Act.VERIFY_SENT, 0));
        }
    }

    private static Optional<Act> next(Act act) {
        return switch (act) {
            case ASSOCIATE_APP, ASSOCIATE_RECIPIENT -> Optional.of(Act.CONFIRM);
            case SEND -> Optional.of(Act.VERIFY_SENT);
            case UNBIND -> Optional.of(Act.ASSOCIATE_APP);
            case REGENERATE -> Optional.of(Act.RECOVER);
            default -> Optional.empty();
        };
    }

    private static Move any(Random random) {
        int user = random.nextInt(10);
        return new Move(
                ACTS.get(random.nextInt(ACTS.size())),
                user < 6 ? 0 : user < 9 ? 1 : 2,
                random.nextInt(12),
                random.nextInt(60),
                random.nextInt(2),
                trouble(random));
    }

    /** The move that succeeds if it can. */
    private static Move right(Random random, Act act, int who) {
        return new Move(
                act,
                who,
                0,
                act == Act.ASSOCIATE_RECIPIENT ? random.nextInt(4) : 0,
                random.nextInt(2),
                trouble(random));
    }

    /** A look whether something has come through an unbinding. */
    private static Move afterwards(Random random, int who) {
        Act act = List.of(Act.RECOVER, Act.VERIFY_APP, Act.GUESS, Act.CONFIRM).get(random.nextInt(4));
        int old = act == Act.RECOVER ? 4 + 8 * random.nextInt(7) : 7 + 12 * random.nextInt(4);
        return new Move(act, who, act == Act.CONFIRM ? 8 : 0, old, random.nextInt(2), trouble(random));
    }

    private static int trouble(Random random) {
        return random.nextBoolean() ? random.nextInt(16) : 0;
    }
}
