package dev.mfacore.engine.tenant;

import dev.mfacore.Caller;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.UserId;
import dev.mfacore.port.AccessTokens;
import java.time.Instant;
import java.util.Optional;

/**
 * A call in a live session.
 *
 * @param session what the access token stands for
 * @param source the client address
 */
record Visit(AccessTokens.Session session, Optional<String> source) {

    UserId user() {
        return session.user();
    }

    Caller.SignedIn caller() {
        return new Caller.SignedIn(session.user(), Optional.of(session.name()), source);
    }

    /** When the session's second factor was given; if never, at a time that is never fresh. */
    SecondFactorProof proof() {
        return new SecondFactorProof.Attested(session.secondFactorAt().orElse(Instant.MIN));
    }
}
