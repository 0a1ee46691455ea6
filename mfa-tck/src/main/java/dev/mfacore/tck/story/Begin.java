package dev.mfacore.tck.story;

import dev.mfacore.Purpose;
import dev.mfacore.tck.drive.Answer;
import dev.mfacore.tck.drive.Driver;
import dev.mfacore.tck.drive.Kind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Begins a sign-in. */
record Begin(Rules rules, String user) implements Deed {

    @Override
    public String what() {
        return "a sign-in of " + user;
    }

    @Override
    public Answer make(Driver node) {
        return node.begin(user, Purpose.SIGN_IN, Optional.empty());
    }

    @Override
    public Set<Kind> allowed(World world, Instant now) {
        if (world.of(user).hasFactor()) {
            return EnumSet.of(Kind.SECOND_FACTOR);
        }
        return rules.policy().secondFactorRequired()
                ? EnumSet.of(Kind.ENROLMENT)
                : EnumSet.of(Kind.ENROLMENT, Kind.NO_FACTOR);
    }

    @Override
    public void came(World world, Answer answer, Instant now) {
        Instant end =
                answer.expiresAt().orElse(now.plus(rules.policy().transaction().life()));
        answer.pass()
                .ifPresent(pass -> world.tokens.put(
                        pass.text(), new Token(user, world.of(user).epoch, end, false, false, Strikes.NONE, Map.of())));
    }
}
