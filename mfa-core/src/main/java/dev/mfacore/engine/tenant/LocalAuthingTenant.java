package dev.mfacore.engine.tenant;

import dev.mfacore.AuthingTenant;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.SecretText;
import java.util.Optional;

/** Gives every call to its handler. It keeps nothing from one call to the next (CLI-09). */
final class LocalAuthingTenant implements AuthingTenant {

    private final HandlerTable handlers;
    private final Sessions sessions;

    LocalAuthingTenant(HandlerTable handlers, Sessions sessions) {
        this.handlers = handlers;
        this.sessions = sessions;
    }

    @Override
    public <T> AuthingAnswer<T> call(AuthingCall<T> call, Optional<String> source) {
        return handlers.of(call).answer(call, source);
    }

    @Override
    public AuthingCredential.OfUser credential(SecretText bearer) {
        return sessions.credential(bearer);
    }
}
