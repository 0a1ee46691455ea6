package dev.mfacore.tck.story;

import dev.mfacore.tck.drive.Answer;
import dev.mfacore.tck.drive.Driver;
import dev.mfacore.tck.drive.Kind;
import dev.mfacore.tck.drive.Pass;
import dev.mfacore.tck.drive.Row;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists a user's authenticators. */
record Look(Rules rules, Pass caller) implements Deed {

    @Override
    public String what() {
        return "the list of " + caller.user();
    }

    @Override
    public Answer make(Driver node) {
        return node.list(caller);
    }

    @Override
    public Set<Kind> allowed(World world, Instant now) {
        if (rules.isDead(world, caller, now)) {
            return EnumSet.of(Kind.DEAD_TOKEN);
        }
        return rules.mayBeDead(world, caller, now)
                ? EnumSet.of(Kind.DEAD_TOKEN, Kind.ACCEPTED)
                : EnumSet.of(Kind.ACCEPTED);
    }

    @Override
    public Optional<String> objection(World world, Answer answer) {
        if (!answer.accepted()) {
            return Optional.empty();
        }
        Account account = world.of(caller.user());
        Set<String> bound = account.bound.stream().map(Bound::id).collect(Collectors.toSet());
        Set<String> shown =
                answer.rows().stream().filter(Row::isActive).map(Row::id).collect(Collectors.toSet());
        if (!shown.equals(bound)) {
            return Optional.of(shown.size() + " active authenticators that are not the " + bound.size() + " bound");
        }
        int known = account.recovery.map(it -> it.codes().size()).orElse(0);
        boolean told = account.recovery.map(Recovery::told).orElse(true);
        return answer.left().isPresent() && told && answer.left().getAsInt() != known
                ? Optional.of(answer.left().getAsInt() + " recovery codes left instead of " + known)
                : Optional.empty();
    }

    @Override
    public void came(World world, Answer answer, Instant now) {}
}
