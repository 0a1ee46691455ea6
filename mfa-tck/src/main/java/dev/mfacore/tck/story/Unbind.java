package dev.mfacore.tck.story;

import dev.mfacore.Factor;
import dev.mfacore.tck.drive.Answer;
import dev.mfacore.tck.drive.Driver;
import dev.mfacore.tck.drive.Kind;
import dev.mfacore.tck.drive.Pass;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Unbinds an authenticator. */
record Unbind(Pass session, Factor factor, String id, String kind) implements Deed {

    @Override
    public String what() {
        return "unbinding " + kind + ", by " + session;
    }

    @Override
    public Answer make(Driver node) {
        return node.unbind(session, factor, id);
    }

    @Override
    public Set<Kind> allowed(World world, Instant now) {
        boolean own =
                world.of(session.user()).bound.stream().anyMatch(it -> it.id().equals(id));
        Set<Kind> all = EnumSet.noneOf(Kind.class);
        if (!own) {
            all.add(Kind.UNKNOWN_AUTHENTICATOR);
        }
        if (session.proof().isEmpty()) {
            all.add(Kind.PROOF_REQUIRED);
            all.add(Kind.NOT_PERMITTED);
        } else if (own) {
            all.add(Kind.ACCEPTED);
        }
        return all;
    }

    @Override
    public void came(World world, Answer answer, Instant now) {
        if (answer.accepted()) {
            Account account = world.of(session.user());
            account.bound.removeIf(it -> it.id().equals(id));
            if (!account.hasFactor()) {
                account.recovery = Optional.empty();
            }
            account.end();
        }
    }
}
