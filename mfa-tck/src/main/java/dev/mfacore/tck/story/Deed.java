package dev.mfacore.tck.story;

import dev.mfacore.tck.drive.Answer;
import dev.mfacore.tck.drive.Driver;
import dev.mfacore.tck.drive.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One call of a story: how it is made, what it may be answered in a world, and what it does to that world. */
interface Deed {

    /** What is done, in the words of a story. */
    String what();

    Answer make(Driver node);

    Set<Kind> allowed(World world, Instant now);

    /** What is wrong with the content of an allowed answer, if anything. */
    default Optional<String> objection(World world, Answer answer) {
        return Optional.empty();
    }

    /** The world after an answer. What the answer did not tell stays unknown. */
    void came(World world, Answer answer, Instant now);

    /** The worlds that there may be after the call has failed half-way. */
    default List<World> lost(World world, Instant now) {
        List<World> all = new ArrayList<>();
        all.add(world);
        for (Kind kind : allowed(world, now)) {
            World after = world.copy();
            came(after, Answer.of(kind, ""), now);
            all.add(after);
        }
        return all;
    }
}
