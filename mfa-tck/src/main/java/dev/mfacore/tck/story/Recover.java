package dev.mfacore.tck.story;

import dev.mfacore.Factor;
import dev.mfacore.tck.drive.Answer;
import dev.mfacore.tck.drive.Driver;
import dev.mfacore.tck.drive.Kind;
import dev.mfacore.tck.drive.OtpApp;
import dev.mfacore.tck.drive.Pass;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Gives a recovery code in a sign-in. */
record Recover(Rules rules, Pass token, String code, String kind) implements Deed {

    @Override
    public String what() {
        return kind + ", in a sign-in of " + token.user();
    }

    @Override
    public Answer make(Driver node) {
        return node.recover(token, code);
    }

    @Override
    public Set<Kind> allowed(World world, Instant now) {
        Account account = world.of(token.user());
        boolean right = account.hasFactor()
                && account.recovery.filter(it -> it.codes().contains(code)).isPresent();
        return rules.attempt(
                world, token, Factor.RECOVERY_CODE, now, EnumSet.of(right ? Kind.ACCEPTED : Kind.WRONG_CODE));
    }

    @Override
    public void came(World world, Answer answer, Instant now) {
        Account account = world.of(token.user());
        if (answer.accepted()) {
            account.recovery = replaced(account, answer);
            account.forgive(Factor.RECOVERY_CODE);
            burn(account, now);
            world.tokens.computeIfPresent(token.text(), (same, it) -> it.completed());
        } else if (answer.kind() == Kind.WRONG_CODE) {
            account.fail(Factor.RECOVERY_CODE, true, now);
            world.tokens.computeIfPresent(token.text(), (same, it) -> it.failed(true));
        }
    }

    private Optional<Recovery> replaced(Account account, Answer answer) {
        return rules.policy().recovery().oneCode()
                ? Optional.of(Recovery.of(answer.recoveryCodes()))
                : account.recovery.map(it -> it.without(code));
    }

    private void burn(Account account, Instant now) {
        if (rules.policy().recovery().burnsTotpWindow()) {
            int forward = rules.policy().totp().window().forward()
                    + rules.policy().totp().driftSteps();
            account.changeApps(bound -> {
                OtpApp app = bound.app().orElseThrow();
                return bound.spentTo(app.step(now) + forward);
            });
        }
    }
}
