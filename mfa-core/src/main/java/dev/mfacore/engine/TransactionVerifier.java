package dev.mfacore.engine;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.Caller;
import dev.mfacore.Factor;
import dev.mfacore.Locked;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.RecoveryCodes;
import dev.mfacore.Rejected;
import dev.mfacore.Verification;
import dev.mfacore.engine.state.OpenTransaction;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What every verification within a transaction has in common: the token, the caps, the policy, the lock, counting, using
 * the token up, and telling the operator. Only the comparison itself differs from factor to factor.
 */
final class TransactionVerifier {

    static final Rejected INVALID_CODE = new Rejected(Rejected.Reason.INVALID_CODE);
    static final Rejected NOT_PERMITTED = new Rejected(Rejected.Reason.NOT_PERMITTED);

    private final UserRegister users;
    private final TokenGate gate;
    private final Tokens tokens;
    private final FailureBook failures;
    private final MfaPolicy policy;

    TransactionVerifier(UserRegister users, TokenGate gate, Tokens tokens, FailureBook failures, MfaPolicy policy) {
        this.users = users;
        this.gate = gate;
        this.tokens = tokens;
        this.failures = failures;
        this.policy = policy;
    }

    /** Compares a code with what the user has, and changes the state as the comparison asks. */
    interface Comparison {
        Judgement judge(UnitOfWork unit, OpenToken token, OpenTransaction entry);
    }

    /**
     * What a comparison found.
     *
     * @param outcome accepted, or exactly why not
     * @param authenticator which one matched
     * @param replacement a recovery code that replaces the one used
     */
    record Judgement(
            MfaEvent.Outcome outcome, Optional<AuthenticatorId> authenticator, Optional<RecoveryCodes> replacement) {

        static Judgement of(MfaEvent.Outcome outcome, Optional<AuthenticatorId> authenticator) {
            return new Judgement(outcome, authenticator, Optional.empty());
        }
    }

    Verification verify(
            Caller.TokenHolder caller,
            String code,
            int cap,
            Factor factor,
            MfaEvent.Operation operation,
            Comparison comparison) {
        CallContext context = CallContext.of(operation, factor, caller.source());
        Optional<OpenToken> token = gate.open(caller, context);
        if (token.isEmpty()) {
            return TokenGate.INVALID_TOKEN;
        }
        boolean overCap = code.length() > cap;
        return users.run(token.get().user(), context, unit -> verify(unit, token.get(), factor, overCap, comparison));
    }

    private Verification verify(
            UnitOfWork unit, OpenToken token, Factor factor, boolean overCap, Comparison comparison) {
        Optional<OpenTransaction> entry = gate.live(unit.state(), token, unit.now());
        if (entry.isEmpty()) {
            unit.attempted(MfaEvent.Outcome.DEAD_TOKEN);
            return TokenGate.INVALID_TOKEN;
        }
        if (!policy.factors().contains(factor)) {
            unit.attempted(MfaEvent.Outcome.NOT_PERMITTED);
            return NOT_PERMITTED;
        }
        Optional<Locked> lock = failures.lock(unit, factor);
        if (lock.isPresent()) {
            return lock.get();
        }
        Optional<Instant> full = TokenGate.fullUntil(unit.state(), entry.get(), unit.now());
        if (full.isPresent()) {
            unit.attempted(MfaEvent.Outcome.LOCKED);
            return new Locked(full);
        }
        if (overCap) {
            unit.attempted(MfaEvent.Outcome.MALFORMED);
            return INVALID_CODE;
        }
        return conclude(unit, token, factor, comparison.judge(unit, token, entry.get()));
    }

    private Verification conclude(UnitOfWork unit, OpenToken token, Factor factor, Judgement judgement) {
        unit.attempted(Optional.of(factor), judgement.authenticator(), judgement.outcome());
        switch (judgement.outcome()) {
            case ACCEPTED -> {
                return accept(unit, token, factor, judgement);
            }
            case RECIPIENT_TAKEN -> {
                unit.markChanged();
                return new Rejected(Rejected.Reason.NOT_BINDABLE);
            }
            case UNREADABLE -> {
                return INVALID_CODE;
            }
            default -> {
                failures.failed(unit, factor);
                unit.state().put(entry(unit, token).failed());
                return INVALID_CODE;
            }
        }
    }

    private Verification accept(UnitOfWork unit, OpenToken token, Factor factor, Judgement judgement) {
        failures.succeeded(unit, factor);
        unit.state().put(entry(unit, token).consume());
        OptionalInt left =
                factor == Factor.RECOVERY_CODE ? OptionalInt.of(unit.state().recoveryCodesLeft()) : OptionalInt.empty();
        return new Verification.Verified(
                unit.user(),
                factor,
                tokens.prove(unit.user(), unit.state().epoch(), token.purpose(), factor, unit.now()),
                left,
                judgement.replacement());
    }

    /** The entry as the comparison left it. */
    private static OpenTransaction entry(UnitOfWork unit, OpenToken token) {
        return unit.state()
                .transaction(token.idHash())
                .orElseGet(() -> OpenTransaction.fresh(token.idHash(), token.expiresAt()));
    }
}
