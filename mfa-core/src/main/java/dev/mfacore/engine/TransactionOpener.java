package dev.mfacore.engine;

import dev.mfacore.BeginRequest;
import dev.mfacore.Beginning;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.MfaToken;
import dev.mfacore.engine.state.UserState;
import java.time.Instant;
import java.util.Optional;

/**
 * Opens transactions. Nothing is written (but after a clock was set back, or at first sight of the directory), so beginning cannot be used to fill the store; whoever has any factor, even
 * one that is disabled or that the policy forbids by now, has to give one (TXN-06, BIND-08).
 */
final class TransactionOpener {

    private final UserRegister users;
    private final Tokens tokens;
    private final Summaries summaries;
    private final FirstSight firstSight;
    private final MfaPolicy policy;

    TransactionOpener(UserRegister users, Tokens tokens, Summaries summaries, FirstSight firstSight, MfaPolicy policy) {
        this.users = users;
        this.tokens = tokens;
        this.summaries = summaries;
        this.firstSight = firstSight;
        this.policy = policy;
    }

    Beginning begin(BeginRequest request) {
        CallContext context = CallContext.of(MfaEvent.Operation.BEGIN, request.source());
        return users.run(request.user(), context, unit -> {
            firstSight.takeOver(unit);
            if (unit.state().startAnewIfSetBack(unit.now())) {
                unit.markChanged();
            }
            return begin(unit, request);
        });
    }

    private Beginning begin(UnitOfWork unit, BeginRequest request) {
        UserState state = unit.state();
        if (!state.hasFactor() && !policy.secondFactorRequired()) {
            return new Beginning.NoSecondFactor();
        }
        Instant expiresAt = unit.now().plus(policy.transaction().life());
        Optional<String> boundTo = request.context();
        MfaToken token = tokens.issue(unit.user(), state.epoch(), request.purpose(), boundTo, unit.now(), expiresAt);
        return state.hasFactor()
                ? new Beginning.SecondFactorRequired(
                        token,
                        expiresAt,
                        summaries.usable(unit.user(), state, policy.factors()),
                        state.recoveryCodesLeft())
                : new Beginning.EnrolmentRequired(token, expiresAt);
    }
}
