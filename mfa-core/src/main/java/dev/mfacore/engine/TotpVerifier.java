package dev.mfacore.engine;

import dev.mfacore.Caller;
import dev.mfacore.Factor;
import dev.mfacore.MfaEvent;
import dev.mfacore.Verification;
import dev.mfacore.engine.state.BoundAuthenticator;
import java.util.List;
import java.util.Optional;

/** Verifies a code of an authenticator app within a transaction. */
final class TotpVerifier {

    private final TransactionVerifier transactions;
    private final TotpMatcher matcher;

    TotpVerifier(TransactionVerifier transactions, TotpMatcher matcher) {
        this.transactions = transactions;
        this.matcher = matcher;
    }

    Verification verify(Caller.TokenHolder caller, String code) {
        return transactions.verify(
                caller, code, Inputs.CODE, Factor.TOTP, MfaEvent.Operation.VERIFY, (unit, token, entry) -> {
                    List<BoundAuthenticator> candidates = unit.state().active(Factor.TOTP);
                    TotpMatcher.Match match = matcher.match(
                            unit.user(), candidates, Inputs.withoutSpaces(code), unit.now(), TotpMatcher.Use.VERIFY);
                    match.accepted().forEach(unit.state()::replace);
                    Optional<BoundAuthenticator> first =
                            match.accepted().stream().findFirst();
                    return TransactionVerifier.Judgement.of(match.outcome(), first.map(BoundAuthenticator::id));
                });
    }
}
