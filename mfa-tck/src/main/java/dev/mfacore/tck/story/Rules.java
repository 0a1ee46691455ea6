package dev.mfacore.tck.story;

import dev.mfacore.Factor;
import dev.mfacore.MfaPolicy;
import dev.mfacore.tck.drive.Kind;
import dev.mfacore.tck.drive.OtpApp;
import dev.mfacore.tck.drive.Pass;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;

/** The policy, as questions that the model asks. What it leaves to the service has several answers. */
final class Rules {

    /** A service may keep fewer open transactions of a user than this. */
    private static final int MANY_TOKENS = 12;

    private final MfaPolicy policy;

    Rules(MfaPolicy policy) {
        this.policy = policy;
    }

    MfaPolicy policy() {
        return policy;
    }

    int lockAfter() {
        return policy.lock().softAfter();
    }

    Duration shortestLock() {
        return policy.lock().first();
    }

    Duration longestLock() {
        return policy.lock().max().plusSeconds(1);
    }

    int deadlyTries() {
        return policy.codes().maxFailures();
    }

    /** What a call with a token may be answered before anything else is looked at. */
    Set<Kind> tokenRefusals(World world, Pass pass, Instant now) {
        Token token = world.tokens.get(pass.text());
        int limit = policy.transaction().maxFailures();
        if (token == null
                || token.over()
                || token.epoch() != world.of(token.user()).epoch
                || !now.isBefore(token.end())
                || token.failures().reach(limit)) {
            return EnumSet.of(Kind.DEAD_TOKEN);
        }
        return token.failures().mayReach(limit)
                ? EnumSet.of(Kind.DEAD_TOKEN, Kind.ACCEPTED)
                : EnumSet.of(Kind.ACCEPTED);
    }

    boolean isDead(World world, Pass pass, Instant now) {
        return !pass.session() && !tokenRefusals(world, pass, now).contains(Kind.ACCEPTED);
    }

    boolean mayBeDead(World world, Pass pass, Instant now) {
        return !pass.session() && tokenRefusals(world, pass, now).contains(Kind.DEAD_TOKEN);
    }

    boolean isCrowded(World world, String user, Instant now) {
        return world.tokens.values().stream()
                        .filter(it -> it.user().equals(user) && it.touched() && now.isBefore(it.end()))
                        .count()
                >= MANY_TOKENS;
    }

    /** What may come of an attempt with one factor: as {@code else} says unless a lock or the token forbids. */
    Set<Kind> attempt(World world, Pass pass, Factor factor, Instant now, Set<Kind> otherwise) {
        if (isDead(world, pass, now)) {
            return EnumSet.of(Kind.DEAD_TOKEN);
        }
        Account account = world.of(pass.user());
        Set<Kind> all = EnumSet.noneOf(Kind.class);
        if (mayBeDead(world, pass, now)) {
            all.add(Kind.DEAD_TOKEN);
        }
        if (account.mayBeLocked(factor, this, now) || isCrowded(world, pass.user(), now)) {
            all.add(Kind.LOCKED);
        }
        if (!account.isLocked(factor, this, now)) {
            all.addAll(otherwise);
        }
        return all;
    }

    /** Whether a code is an app's: surely, perhaps, or not. */
    Set<Kind> match(OtpApp app, String code, long spent, long doubtful, Instant now) {
        OptionalLong step = step(app, code, spent, now);
        if (step.isEmpty()) {
            return EnumSet.of(Kind.WRONG_CODE);
        }
        long away = step.getAsLong() - app.step(now);
        boolean drifts = policy.totp().driftSteps() > 0 && away != 0;
        return drifts || step.getAsLong() <= doubtful
                ? EnumSet.of(Kind.ACCEPTED, Kind.WRONG_CODE)
                : EnumSet.of(Kind.ACCEPTED);
    }

    /** The step of the window whose code it is, if it is not used up. */
    OptionalLong step(OtpApp app, String code, long spent, Instant now) {
        int drift = policy.totp().driftSteps();
        long back = app.step(now) - policy.totp().window().back() - drift;
        long forward = app.step(now) + policy.totp().window().forward() + drift;
        return LongStream.rangeClosed(back, forward)
                .filter(step -> step > spent && app.code(step).equals(code))
                .findFirst();
    }

    /** Whether a delivered code is alive: surely, perhaps, or not. */
    Set<Kind> alive(Sent sent, String code, Instant now) {
        if (!sent.code().equals(code)
                || !now.isBefore(sent.end())
                || sent.tries().reach(deadlyTries())) {
            return EnumSet.of(Kind.WRONG_CODE);
        }
        return sent.tries().mayReach(deadlyTries())
                ? EnumSet.of(Kind.ACCEPTED, Kind.WRONG_CODE)
                : EnumSet.of(Kind.ACCEPTED);
    }
}
