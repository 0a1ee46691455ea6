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

/** Confirms an association. */
record Confirm(Rules rules, Pass caller, Factor factor, String id, String code, String kind) implements Deed {

    private static final Set<Kind> UNKNOWN = EnumSet.of(Kind.WRONG_CODE, Kind.UNKNOWN_AUTHENTICATOR);

    @Override
    public String what() {
        return "confirming with " + kind + ", by " + caller;
    }

    @Override
    public Answer make(Driver node) {
        return node.confirm(caller, factor, id, code);
    }

    private Optional<Waiting> found(World world) {
        return Optional.ofNullable(world.of(caller.user()).waiting.get(factor))
                .filter(it -> it.id().filter(id::equals).isPresent())
                .filter(it -> it.caller().equals(caller.text()));
    }

    @Override
    public Set<Kind> allowed(World world, Instant now) {
        Optional<Waiting> found = found(world);
        if (found.isEmpty()) {
            return unknown(world, now, EnumSet.noneOf(Kind.class));
        }
        Account account = world.of(caller.user());
        Waiting waiting = found.get();
        if (!now.isBefore(waiting.end())) {
            return unknown(world, now, EnumSet.of(Kind.PROOF_REQUIRED));
        }
        if (account.hasFactor() && !waiting.proved()) {
            return rules.attempt(world, caller, factor, now, EnumSet.of(Kind.PROOF_REQUIRED));
        }
        return rules.attempt(world, caller, factor, now, verdict(world, waiting, now));
    }

    /** What is not there is unknown also while its factor is locked. */
    private Set<Kind> unknown(World world, Instant now, Set<Kind> more) {
        Set<Kind> all = EnumSet.copyOf(rules.attempt(world, caller, factor, now, UNKNOWN));
        if (!rules.isDead(world, caller, now)) {
            all.addAll(UNKNOWN);
            all.addAll(more);
        }
        return all;
    }

    private Set<Kind> verdict(World world, Waiting waiting, Instant now) {
        Set<Kind> verdict = waiting.app()
                .map(app -> rules.match(app, code, Long.MIN_VALUE, Long.MIN_VALUE, now))
                .or(() -> waiting.code().map(sent -> rules.alive(sent, code, now)))
                .orElse(EnumSet.of(Kind.WRONG_CODE));
        boolean taken = waiting.code()
                .filter(sent -> rules.policy().binding().uniqueRecipients())
                .filter(sent -> world.isTaken(sent.to(), caller.user()))
                .isPresent();
        return taken && verdict.contains(Kind.ACCEPTED) ? EnumSet.of(Kind.NOT_BINDABLE) : verdict;
    }

    @Override
    public void came(World world, Answer answer, Instant now) {
        Account account = world.of(caller.user());
        Optional<Waiting> found = found(world);
        if (answer.accepted()) {
            found.ifPresent(waiting -> bind(account, waiting, now));
        } else if (answer.kind() == Kind.NOT_BINDABLE) {
            account.waiting.remove(factor);
        } else if (answer.kind() == Kind.WRONG_CODE) {
            boolean counts = found.filter(it -> now.isBefore(it.end())).isPresent();
            account.fail(factor, counts, now);
            world.tokens.computeIfPresent(caller.text(), (same, it) -> it.failed(counts));
            found.ifPresent(waiting -> keep(account, waiting.tried()));
        }
    }

    private void keep(Account account, Waiting waiting) {
        if (waiting.tries().reach(rules.deadlyTries())) {
            account.waiting.remove(factor);
        } else {
            account.waiting.put(factor, waiting);
        }
    }

    private void bind(Account account, Waiting waiting, Instant now) {
        account.waiting.remove(factor);
        waiting.code()
                .ifPresent(sent -> account.bound.removeIf(
                        it -> it.recipient().filter(sent.to()::equals).isPresent()));
        long step = waiting.app().map(app -> step(app, now)).orElse(Long.MIN_VALUE);
        boolean reusable = rules.policy().totp().confirmCodeReuse();
        account.bound.add(
                new Bound(id, factor, waiting.app(), waiting.code().map(Sent::to), reusable ? step - 1 : step, step));
        account.doubt(factor);
        boolean replaces =
                account.recovery.isEmpty() || rules.policy().recovery().oneCode();
        if (replaces && !waiting.recovery().isEmpty()) {
            account.recovery = Optional.of(Recovery.of(waiting.recovery()));
        }
    }

    private long step(OtpApp app, Instant now) {
        return rules.step(app, code, Long.MIN_VALUE, now).orElse(app.step(now));
    }
}
