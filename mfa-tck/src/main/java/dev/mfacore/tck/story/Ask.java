package dev.mfacore.tck.story;

import dev.mfacore.BindingPolicy;
import dev.mfacore.Recipient;
import dev.mfacore.tck.drive.Answer;
import dev.mfacore.tck.drive.Driver;
import dev.mfacore.tck.drive.Kind;
import dev.mfacore.tck.drive.Pass;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** Asks whether a recipient is bindable; {@code asked} says how often the user has asked before. */
record Ask(Rules rules, Pass token, Recipient recipient, int asked) implements Deed {

    @Override
    public String what() {
        return "whether " + recipient.masked() + " is bindable, asked by " + token.user();
    }

    @Override
    public Answer make(Driver node) {
        return node.bindable(token, recipient);
    }

    @Override
    public Set<Kind> allowed(World world, Instant now) {
        if (rules.isDead(world, token, now)) {
            return EnumSet.of(Kind.DEAD_TOKEN);
        }
        BindingPolicy binding = rules.policy().binding();
        boolean taken = binding.uniqueRecipients() && world.isTaken(recipient, token.user());
        Set<Kind> all = EnumSet.of(taken ? Kind.NO : Kind.YES);
        if (rules.mayBeDead(world, token, now)) {
            all.add(Kind.DEAD_TOKEN);
        }
        if (asked >= Math.min(binding.bindableChecksPerHour(), binding.bindableChecksPerTransaction())) {
            all.add(Kind.THROTTLED);
        }
        return all;
    }

    @Override
    public void came(World world, Answer answer, Instant now) {}
}
