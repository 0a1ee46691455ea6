package dev.mfacore.engine;

import dev.mfacore.MfaEvent;
import dev.mfacore.MfaToken;
import dev.mfacore.TransactionView;
import java.util.Optional;

/** Looks at tokens for the platform, and changes nothing. */
final class TransactionInspector {

    private final UserRegister users;
    private final TokenGate gate;

    TransactionInspector(UserRegister users, TokenGate gate) {
        this.users = users;
        this.gate = gate;
    }

    Optional<TransactionView> inspect(MfaToken text) {
        CallContext context = CallContext.of(MfaEvent.Operation.INSPECT, Optional.empty());
        Optional<OpenToken> opened = gate.open(text, context);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        OpenToken token = opened.get();
        return users.run(token.user(), context, unit -> {
            if (gate.live(unit.state(), token, unit.now()).isEmpty()) {
                unit.attempted(MfaEvent.Outcome.DEAD_TOKEN);
                return Optional.empty();
            }
            return Optional.of(view(token));
        });
    }

    private static TransactionView view(OpenToken token) {
        return new TransactionView(token.user(), token.purpose(), token.issuedAt(), token.expiresAt());
    }
}
