package dev.mfacore.server.mirror;

import dev.mfacore.authing.AuthingAnswer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One side, with what its users have been given. Plays moves and says what came of them. */
final class World {

    private static final List<Duration> LEAPS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(61),
            Duration.ofSeconds(61),
            Duration.ofMinutes(4),
            Duration.ofMinutes(7),
            Duration.ofHours(1),
            Duration.ofDays(6),
            Duration.ofSeconds(-90));

    private final Side side;
    private final Calls calls;
    private final Description description = new Description();
    private final Map<Person, Belongings> people = new EnumMap<>(Person.class);

    World(Side side) {
        this.side = side;
        this.calls = new Calls(side);
        for (Person person : Person.values()) {
            people.put(person, new Belongings());
        }
    }

    String play(Move move) {
        Belongings own = people.get(move.person());
        if (move.kind() == Move.Kind.CLOCK) {
            side.clock().set(side.clock().instant().plus(LEAPS.get(move.target())));
            return "moved";
        }
        if (move.kind() == Move.Kind.SESSION) {
            own.sessions.add(side.session(move.person()).value());
            return "opened";
        }
        AuthingAnswer<?> answer = side.call(calls.of(move, own));
        own.keep(answer, side.clock());
        return description.of(answer);
    }
}
