package dev.mfacore.tck.story;

import dev.mfacore.Factor;
import dev.mfacore.Recipient;
import dev.mfacore.tck.drive.Answer;
import dev.mfacore.tck.drive.Driver;
import dev.mfacore.tck.drive.KeyUri;
import dev.mfacore.tck.drive.Kind;
import dev.mfacore.tck.drive.OtpApp;
import dev.mfacore.tck.drive.Pass;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Associates an app, or a phone or email. */
record Associate(Rules rules, Post post, Pass caller, Optional<Recipient> recipient) implements Deed {

    @Override
    public String what() {
        return "associating " + recipient.map(Recipient::masked).orElse("an app") + ", by " + caller;
    }

    Factor factor() {
        return recipient.map(Recipient::factor).orElse(Factor.TOTP);
    }

    @Override
    public Answer make(Driver node) {
        return recipient
                .map(it -> post.watched(node, caller, it, () -> node.associate(caller, it)))
                .orElseGet(() -> node.associateApp(caller));
    }

    @Override
    public Set<Kind> allowed(World world, Instant now) {
        if (rules.isDead(world, caller, now)) {
            return EnumSet.of(Kind.DEAD_TOKEN);
        }
        Set<Kind> all = EnumSet.noneOf(Kind.class);
        if (rules.mayBeDead(world, caller, now)) {
            all.add(Kind.DEAD_TOKEN);
        }
        Account account = world.of(caller.user());
        boolean full = account.of(factor()).size() >= rules.policy().binding().maxPerFactor();
        boolean unproved =
                account.hasFactor() && (!caller.session() || caller.proof().isEmpty());
        if (unproved) {
            all.add(caller.session() ? Kind.PROOF_REQUIRED : Kind.NOT_PERMITTED);
        }
        if (full) {
            all.add(Kind.TOO_MANY);
        }
        if (!unproved && !full) {
            all.add(Kind.ACCEPTED);
            recipient.ifPresent(it -> addRefusals(all, world, it));
        }
        if (account.mayBeLocked(factor(), rules, now)) {
            all.add(Kind.LOCKED);
        }
        return all;
    }

    private void addRefusals(Set<Kind> all, World world, Recipient to) {
        if (!post.isRested()) {
            all.add(Kind.THROTTLED);
        }
        if (world.isTaken(to, caller.user())) {
            all.add(Kind.NOT_BINDABLE);
        }
    }

    @Override
    public Optional<String> objection(World world, Answer answer) {
        return recipient.flatMap(it -> post.objection(answer, it));
    }

    @Override
    public void came(World world, Answer answer, Instant now) {
        if (answer.accepted()) {
            Account account = world.of(caller.user());
            Waiting waiting = new Waiting(
                    answer.authenticator(),
                    factor(),
                    caller.text(),
                    account.hasFactor(),
                    now.plus(rules.policy().binding().pendingLife()),
                    answer.uri().map(uri -> new OtpApp(KeyUri.parse(uri))),
                    recipient.flatMap(it -> post.newest(it, now)),
                    answer.recoveryCodes(),
                    Strikes.NONE);
            account.waiting.put(factor(), waiting);
        }
    }
}
