package dev.mfacore.engine;

import dev.mfacore.BindableAnswer;
import dev.mfacore.Caller;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.Recipient;
import dev.mfacore.engine.crypto.Hmac;
import dev.mfacore.otp.Base32;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Answers whether a phone or email may be bound: yes or no, never why (BIND-12). It changes nothing of the user; what is
 * counted against the two quotas lies in registers of their own.
 */
final class BindableChecker {

    private final UserRegister users;
    private final TokenGate gate;
    private final Quotas quotas;
    private final Claims claims;
    private final MfaPolicy policy;
    private final InstantSource clock;

    BindableChecker(
            UserRegister users, TokenGate gate, Quotas quotas, Claims claims, MfaPolicy policy, InstantSource clock) {
        this.users = users;
        this.gate = gate;
        this.quotas = quotas;
        this.claims = claims;
        this.policy = policy;
        this.clock = clock;
    }

    BindableAnswer check(Caller.TokenHolder caller, Recipient recipient) {
        CallContext context = CallContext.of(MfaEvent.Operation.CHECK_BINDABLE, recipient.factor(), caller.source());
        Optional<OpenToken> opened = gate.open(caller, context);
        if (opened.isEmpty()) {
            return TokenGate.INVALID_TOKEN;
        }
        OpenToken token = opened.get();
        return users.told(token.user(), context, () -> answer(token, context, recipient));
    }

    private BindableAnswer answer(OpenToken token, CallContext context, Recipient recipient) {
        boolean alive = users.runUntold(token.user(), context, unit -> isAlive(unit, token));
        if (!alive) {
            return TokenGate.INVALID_TOKEN;
        }
        Optional<Instant> throttled = throttled(token);
        return throttled.isPresent()
                ? tell(token, context, throttled.get())
                : new BindableAnswer.Decided(isBindable(token, recipient));
    }

    private boolean isAlive(UnitOfWork unit, OpenToken token) {
        boolean alive = gate.live(unit.state(), token, unit.now()).isPresent();
        if (!alive) {
            unit.attempted(MfaEvent.Outcome.DEAD_TOKEN);
        }
        return alive;
    }

    private boolean isBindable(OpenToken token, Recipient recipient) {
        boolean allowed = policy.factors().contains(recipient.factor())
                && policy.sending().allows(recipient);
        boolean held = policy.binding().uniqueRecipients() && claims.isHeldByAnother(recipient, token.user());
        return allowed && !held;
    }

    private Optional<Instant> throttled(OpenToken token) {
        Instant now = clock.instant();
        String byToken = "token-" + Base32.encode(token.idHash());
        String byUser =
                "user-" + Base32.encode(Hmac.sha256("user", token.user().value().getBytes(StandardCharsets.UTF_8)));
        return quotas.ask(byToken, policy.binding().bindableChecksPerTransaction(), now)
                .or(() -> quotas.ask(byUser, policy.binding().bindableChecksPerHour(), now));
    }

    private BindableAnswer tell(OpenToken token, CallContext context, Instant until) {
        return users.runUntold(token.user(), context, unit -> {
            unit.attempted(MfaEvent.Outcome.THROTTLED);
            return new BindableAnswer.Throttled(until);
        });
    }
}
