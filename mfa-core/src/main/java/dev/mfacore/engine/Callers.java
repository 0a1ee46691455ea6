package dev.mfacore.engine;

import dev.mfacore.Caller;
import java.util.Optional;

/** Finds out whose call it is. */
final class Callers {

    private final TokenGate gate;

    Callers(TokenGate gate) {
        this.gate = gate;
    }

    /** The owner of the call; empty, and an event, if the caller's token is dead by its own word. */
    Optional<Owner> identify(Caller caller, CallContext context) {
        if (caller instanceof Caller.TokenHolder holder) {
            return gate.open(holder, context).map(Owner::of);
        }
        return Optional.of(Owner.of((Caller.SignedIn) caller));
    }

    /** Whether the state, too, says that the call's token is alive; a session needs none. */
    boolean isAlive(Owner owner, UnitOfWork unit) {
        return owner.token()
                .map(token -> gate.live(unit.state(), token, unit.now()).isPresent())
                .orElse(true);
    }
}
