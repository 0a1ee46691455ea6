package dev.mfacore.engine;

import dev.mfacore.Caller;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.MfaToken;
import dev.mfacore.Rejected;
import dev.mfacore.UserId;
import dev.mfacore.engine.state.OpenTransaction;
import dev.mfacore.engine.state.UserState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;

/** Lets only live tokens through: first by what the token says itself, then by what the user's state says of it. */
final class TokenGate {

    static final Rejected INVALID_TOKEN = new Rejected(Rejected.Reason.INVALID_TOKEN);

    private final Tokens tokens;
    private final MfaPolicy policy;
    private final InstantSource clock;
    private final EventBus events;

    TokenGate(Tokens tokens, EngineParts parts, EventBus events) {
        this.tokens = tokens;
        this.policy = parts.policy();
        this.clock = parts.clock();
        this.events = events;
    }

    /** Opens the token and checks expiry and context; empty, and an event, if it does not hold. No look-up is made. */
    Optional<OpenToken> open(Caller.TokenHolder caller, CallContext context) {
        Optional<OpenToken> token = open(caller.token(), context);
        if (token.isEmpty()) {
            return token;
        }
        OpenToken it = token.get();
        if (caller.user().filter(expected -> !expected.equals(it.user())).isPresent()) {
            refuse(Optional.of(it.user()), context, MfaEvent.Outcome.WRONG_USER);
            return Optional.empty();
        }
        if (!Tokens.isContext(it, caller.context())) {
            refuse(Optional.of(it.user()), context, MfaEvent.Outcome.WRONG_CONTEXT);
            return Optional.empty();
        }
        return token;
    }

    /** Opens the token and checks expiry alone, for whoever looks at it for the platform and is not its holder. */
    Optional<OpenToken> open(MfaToken text, CallContext context) {
        Optional<OpenToken> token = tokens.open(text);
        if (token.isEmpty()) {
            refuse(Optional.empty(), context, MfaEvent.Outcome.DEAD_TOKEN);
            return token;
        }
        OpenToken it = token.get();
        if (!clock.instant().isBefore(it.expiresAt())) {
            refuse(Optional.of(it.user()), context, MfaEvent.Outcome.DEAD_TOKEN);
            return Optional.empty();
        }
        return token;
    }

    /** The transaction's entry if the token is alive in the user's state; a fresh one if it has no history yet. */
    Optional<OpenTransaction> live(UserState state, OpenToken token, Instant now) {
        boolean dead = token.epoch() != state.epoch()
                || !now.isBefore(token.expiresAt())
                || !token.expiresAt().isAfter(state.forgottenUpTo());
        if (dead) {
            return Optional.empty();
        }
        OpenTransaction entry = state.transaction(token.idHash())
                .orElseGet(() -> OpenTransaction.fresh(token.idHash(), token.expiresAt()));
        boolean over =
                entry.consumed() || entry.failures() >= policy.transaction().maxFailures();
        return over ? Optional.empty() : Optional.of(entry);
    }

    /** When room for one more transaction's entry comes, if there is none now: no entry gives way before its expiry. */
    static Optional<Instant> fullUntil(UserState state, OpenTransaction entry, Instant now) {
        if (state.transactions().size() < UserState.MAX_TRANSACTIONS) {
            return Optional.empty();
        }
        boolean known = state.transaction(entry.idHash()).isPresent();
        var alive = state.transactions().stream()
                .map(OpenTransaction::expiresAt)
                .filter(now::isBefore)
                .toList();
        return known || alive.size() < UserState.MAX_TRANSACTIONS
                ? Optional.empty()
                : alive.stream().min(Comparator.naturalOrder());
    }

    private void refuse(Optional<UserId> user, CallContext context, MfaEvent.Outcome outcome) {
        events.publish(new MfaEvent.Attempt(
                clock.instant(),
                user,
                context.operation(),
                context.factor(),
                Optional.empty(),
                outcome,
                context.source(),
                0));
    }
}
