package dev.mfacore.engine;

import dev.mfacore.Caller;
import dev.mfacore.Listing;
import dev.mfacore.MfaEvent;
import dev.mfacore.UserId;
import java.util.Optional;

/** Lists a user's own authenticators, and nobody else's (BIND-06). */
final class AuthenticatorLister {

    private final UserRegister users;
    private final Callers callers;
    private final Summaries summaries;

    AuthenticatorLister(UserRegister users, Callers callers, Summaries summaries) {
        this.users = users;
        this.callers = callers;
        this.summaries = summaries;
    }

    Listing list(Caller caller) {
        CallContext context = CallContext.of(MfaEvent.Operation.LIST, caller.source());
        Optional<Owner> owner = callers.identify(caller, context);
        if (owner.isEmpty()) {
            return TokenGate.INVALID_TOKEN;
        }
        return users.run(owner.get().user(), context, unit -> {
            if (!callers.isAlive(owner.get(), unit)) {
                unit.attempted(MfaEvent.Outcome.DEAD_TOKEN);
                return TokenGate.INVALID_TOKEN;
            }
            return list(unit);
        });
    }

    Listing.Authenticators list(UserId user) {
        CallContext context = CallContext.of(MfaEvent.Operation.LIST, Optional.empty());
        return users.run(user, context, this::list);
    }

    private Listing.Authenticators list(UnitOfWork unit) {
        return new Listing.Authenticators(
                summaries.all(unit.user(), unit.state(), unit.now()),
                unit.state().recoveryCodesLeft());
    }
}
