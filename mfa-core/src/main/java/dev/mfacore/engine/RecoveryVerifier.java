package dev.mfacore.engine;

import dev.mfacore.Caller;
import dev.mfacore.Factor;
import dev.mfacore.MfaEvent;
import dev.mfacore.RecoveryCodes;
import dev.mfacore.RecoveryPolicy;
import dev.mfacore.Verification;
import dev.mfacore.engine.state.RecoverySet;
import java.util.Optional;

/** Verifies a recovery code, uses it up, and replaces it where the policy keeps only one (REC-02, REC-09). */
final class RecoveryVerifier {

    private final TransactionVerifier transactions;
    private final RecoveryBook book;
    private final RecoveryPolicy policy;
    private final Vault vault;
    private final TotpMatcher totp;

    RecoveryVerifier(
            TransactionVerifier transactions, RecoveryBook book, RecoveryPolicy policy, Vault vault, TotpMatcher totp) {
        this.transactions = transactions;
        this.book = book;
        this.policy = policy;
        this.vault = vault;
        this.totp = totp;
    }

    Verification verify(Caller.TokenHolder caller, String code) {
        return transactions.verify(
                caller,
                code,
                Inputs.RECOVERY_CODE,
                Factor.RECOVERY_CODE,
                MfaEvent.Operation.RECOVER,
                (unit, token, entry) -> judge(unit, code));
    }

    private TransactionVerifier.Judgement judge(UnitOfWork unit, String code) {
        MfaEvent.Outcome outcome = use(unit, code);
        Optional<RecoveryCodes> replacement = outcome == MfaEvent.Outcome.ACCEPTED ? replace(unit) : Optional.empty();
        return new TransactionVerifier.Judgement(outcome, Optional.empty(), replacement);
    }

    /** Uses a code up, if it is one, and burns the open TOTP window if the policy says so (TOTP-11). */
    MfaEvent.Outcome use(UnitOfWork unit, String code) {
        Optional<RecoverySet> set = unit.state().hasFactor() ? unit.state().recovery() : Optional.empty();
        byte[] key = vault.hashKey(unit.user(), unit.state());
        Optional<RecoverySet.Entry> used = book.find(key, set, code);
        if (used.isEmpty()) {
            return set.isEmpty() ? MfaEvent.Outcome.NOTHING_TO_MATCH : MfaEvent.Outcome.WRONG;
        }
        unit.state().setRecovery(set.orElseThrow().without(used.get()));
        if (policy.burnsTotpWindow()) {
            unit.state().active(Factor.TOTP).stream()
                    .map(it -> totp.burnWindow(it, unit.now()))
                    .forEach(unit.state()::replace);
        }
        unit.changed(MfaEvent.ChangeType.RECOVERY_CODE_USED, Factor.RECOVERY_CODE);
        unit.markChanged();
        return MfaEvent.Outcome.ACCEPTED;
    }

    private Optional<RecoveryCodes> replace(UnitOfWork unit) {
        if (!policy.oneCode()) {
            return Optional.empty();
        }
        RecoveryBook.NewSet next = book.create(vault.hashKeyForWriting(unit.user(), unit.state()));
        unit.state().setRecovery(next.kept());
        return Optional.of(next.shown());
    }
}
