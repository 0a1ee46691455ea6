package dev.mfacore.tck.story;

import dev.mfacore.Recipient;
import dev.mfacore.tck.drive.Answer;
import dev.mfacore.tck.drive.Driver;
import dev.mfacore.tck.drive.Kind;
import dev.mfacore.tck.drive.Pass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Has a code sent in a sign-in. */
record Send(Rules rules, Post post, Pass token, Recipient recipient) implements Deed {

    @Override
    public String what() {
        return "a code to " + recipient.masked() + ", in a sign-in of " + token.user();
    }

    @Override
    public Answer make(Driver node) {
        return post.watched(node, token, recipient, () -> node.send(token, recipient));
    }

    @Override
    public Set<Kind> allowed(World world, Instant now) {
        if (rules.isDead(world, token, now)) {
            return EnumSet.of(Kind.DEAD_TOKEN);
        }
        boolean own = world.of(token.user()).holder(recipient).isPresent();
        Set<Kind> all = EnumSet.of(own ? Kind.ACCEPTED : Kind.RECIPIENT_REFUSED);
        if (rules.mayBeDead(world, token, now)) {
            all.add(Kind.DEAD_TOKEN);
        }
        if (own && (!post.isRested() || rules.isCrowded(world, token.user(), now))) {
            all.add(Kind.THROTTLED);
        }
        if (world.of(token.user()).mayBeLocked(recipient.factor(), rules, now)) {
            all.add(Kind.LOCKED);
        }
        return all;
    }

    @Override
    public Optional<String> objection(World world, Answer answer) {
        return post.objection(answer, recipient);
    }

    @Override
    public void came(World world, Answer answer, Instant now) {
        if (answer.accepted()) {
            Optional<Sent> code = post.newest(recipient, now);
            world.tokens.computeIfPresent(token.text(), (same, it) -> it.with(recipient.factor(), code));
        }
    }

    /** A code that was handed over may be alive or not, and the one before may have been voided for it. */
    @Override
    public List<World> lost(World world, Instant now) {
        List<World> all = new ArrayList<>(Deed.super.lost(world, now));
        World none = world.copy();
        none.tokens.computeIfPresent(token.text(), (same, it) -> it.with(recipient.factor(), Optional.empty()));
        all.add(none);
        return all;
    }
}
