package dev.mfacore.engine;

import dev.mfacore.Caller;
import dev.mfacore.UserId;
import dev.mfacore.engine.crypto.Hmac;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Whose call it is, once the caller is known to be who it says.
 *
 * @param user the user
 * @param token the opened token, if the caller holds one
 * @param tag names the session or transaction that a pending association belongs to (BIND-03)
 */
record Owner(UserId user, Optional<OpenToken> token, byte[] tag) {

    static Owner of(Caller.SignedIn caller) {
        String session = caller.session().orElse("");
        return new Owner(
                caller.user(), Optional.empty(), Hmac.sha256("session", session.getBytes(StandardCharsets.UTF_8)));
    }

    static Owner of(OpenToken token) {
        return new Owner(token.user(), Optional.of(token), Hmac.sha256("holder", token.idHash()));
    }
}
