package dev.mfacore.tck.story;

import dev.mfacore.Recipient;
import dev.mfacore.tck.drive.Answer;
import dev.mfacore.tck.drive.Driver;
import dev.mfacore.tck.drive.Kind;
import dev.mfacore.tck.drive.Pass;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Gives a delivered code in a sign-in. */
record VerifySent(Rules rules, Pass token, Recipient recipient, String code, String kind) implements Deed {

    @Override
    public String what() {
        return kind + ", in a sign-in of " + token.user();
    }

    @Override
    public Answer make(Driver node) {
        return node.verify(token, recipient, code);
    }

    @Override
    public Set<Kind> allowed(World world, Instant now) {
        boolean own = isOwn(world);
        Set<Kind> verdict = own
                ? sent(world)
                        .filter(it -> it.to().equals(recipient))
                        .map(it -> rules.alive(it, code, now))
                        .orElse(EnumSet.of(Kind.WRONG_CODE))
                : EnumSet.of(Kind.WRONG_CODE, Kind.RECIPIENT_REFUSED);
        return rules.attempt(world, token, recipient.factor(), now, verdict);
    }

    private boolean isOwn(World world) {
        return world.of(token.user()).holder(recipient).isPresent();
    }

    private Optional<Sent> sent(World world) {
        return Optional.ofNullable(world.tokens.get(token.text()))
                .map(it -> it.codes().get(recipient.factor()));
    }

    @Override
    public void came(World world, Answer answer, Instant now) {
        Account account = world.of(token.user());
        if (answer.accepted()) {
            account.forgive(recipient.factor());
            world.tokens.computeIfPresent(
                    token.text(),
                    (same, it) -> it.with(recipient.factor(), Optional.empty()).completed());
        } else if (answer.kind() == Kind.WRONG_CODE) {
            // A code for a recipient that is not the user's own may count or not: it could never have been right.
            boolean counts = isOwn(world);
            account.fail(recipient.factor(), counts, now);
            Optional<Sent> tried =
                    sent(world).map(it -> it.tried(counts && it.to().equals(recipient)));
            world.tokens.computeIfPresent(
                    token.text(),
                    (same, it) -> it.with(recipient.factor(), tried).failed(counts));
        }
    }
}
