package dev.mfacore.server.session;

import dev.mfacore.UserId;
import dev.mfacore.port.AccessTokens;
import java.time.Instant;
import java.util.Optional;

/** Access tokens, and what only operators do with them. Safe for use by any number of threads. */
public interface ServerTokens extends AccessTokens {

    /** Opens a session, in which a second factor was given at that moment, if it was at all. */
    Issued open(UserId user, Optional<Instant> secondFactorAt);

    /** Ends every session of a user that was begun up to now. */
    void revoke(UserId user);

    @Override
    default Issued issue(UserId user, Instant secondFactorAt) {
        return open(user, Optional.of(secondFactorAt));
    }
}
