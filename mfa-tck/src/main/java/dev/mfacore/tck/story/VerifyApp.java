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

/** Gives a code of an app in a sign-in. */
record VerifyApp(Rules rules, Pass token, String code, String kind) implements Deed {

    @Override
    public String what() {
        return kind + ", in a sign-in of " + token.user();
    }

    @Override
    public Answer make(Driver node) {
        return node.verifyTotp(token, code);
    }

    @Override
    public Set<Kind> allowed(World world, Instant now) {
        Set<Kind> best = EnumSet.of(Kind.WRONG_CODE);
        for (Bound app : world.of(token.user()).of(Factor.TOTP)) {
            Set<Kind> one = rules.match(app.app().orElseThrow(), code, app.spent(), app.doubtful(), now);
            if (one.equals(EnumSet.of(Kind.ACCEPTED))) {
                best = one;
            } else if (one.contains(Kind.ACCEPTED) && best.contains(Kind.WRONG_CODE)) {
                best = one;
            }
        }
        return rules.attempt(world, token, Factor.TOTP, now, best);
    }

    @Override
    public Optional<String> objection(World world, Answer answer) {
        return answer.user()
                .filter(user -> answer.accepted() && !user.equals(token.user()))
                .map(user -> "a sign-in of " + user);
    }

    @Override
    public void came(World world, Answer answer, Instant now) {
        Account account = world.of(token.user());
        if (answer.accepted()) {
            account.changeApps(app -> {
                var step = rules.step(app.app().orElseThrow(), code, app.spent(), now);
                return step.isPresent() ? app.spentTo(step.getAsLong()) : app;
            });
            account.forgive(Factor.TOTP);
            world.tokens.computeIfPresent(token.text(), (same, it) -> it.completed());
        } else if (answer.kind() == Kind.WRONG_CODE) {
            account.fail(Factor.TOTP, true, now);
            world.tokens.computeIfPresent(token.text(), (same, it) -> it.failed(true));
        }
    }
}
