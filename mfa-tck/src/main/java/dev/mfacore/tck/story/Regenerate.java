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

/** Makes new recovery codes. */
record Regenerate(Pass session) implements Deed {

    @Override
    public String what() {
        return "regenerating recovery codes, by " + session;
    }

    @Override
    public Answer make(Driver node) {
        return node.regenerate(session);
    }

    @Override
    public Set<Kind> allowed(World world, Instant now) {
        Set<Kind> all = EnumSet.noneOf(Kind.class);
        boolean has = world.of(session.user()).hasFactor();
        if (!has) {
            all.add(Kind.NOT_PERMITTED);
        }
        if (session.proof().isEmpty()) {
            all.add(Kind.PROOF_REQUIRED);
            all.add(Kind.NOT_PERMITTED);
        } else if (has) {
            all.add(Kind.ACCEPTED);
        }
        return all;
    }

    @Override
    public void came(World world, Answer answer, Instant now) {
        if (answer.accepted()) {
            Account account = world.of(session.user());
            account.recovery = Optional.of(Recovery.of(answer.recoveryCodes()));
            account.doubt(Factor.RECOVERY_CODE);
        }
    }
}
