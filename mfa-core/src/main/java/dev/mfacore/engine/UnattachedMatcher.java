package dev.mfacore.engine;

import dev.mfacore.MfaEvent.Outcome;
import dev.mfacore.MfaPolicy;
import dev.mfacore.PhoneNumber;
import dev.mfacore.Recipient;
import dev.mfacore.engine.crypto.Hmac;
import java.util.Optional;

/**
 * Decides who may use a recipient's unattached code: whoever holds the recipient, or binds it while nobody else holds it.
 * A stranger to the recipient neither uses the code up nor wears it out.
 */
final class UnattachedMatcher {

    private static final Recipient NOBODY = new PhoneNumber("+12000000000");

    private final UnattachedCodes codes;
    private final Claims claims;
    private final MfaPolicy policy;

    UnattachedMatcher(UnattachedCodes codes, Claims claims, MfaPolicy policy) {
        this.codes = codes;
        this.claims = claims;
        this.policy = policy;
    }

    /** How the caller stands to the recipient. */
    enum Standing {
        /** The recipient is a factor of the caller's already. */
        HOLDS,
        /** The right code would bind it. */
        BINDS,
        /** Neither. */
        STRANGER
    }

    /** Tries a code; what is right is used up by the slot, what is wrong is counted, both before this returns. */
    Outcome match(
            UnitOfWork unit,
            Standing standing,
            Optional<Recipient> recipient,
            byte[] slot,
            String code,
            CountedGuesses counted) {
        if (!policy.codes().unattached()) {
            return Outcome.NOTHING_TO_MATCH;
        }
        Recipient compared = recipient.orElse(NOBODY);
        boolean taken = policy.binding().uniqueRecipients() && claims.isHeldByAnother(compared, unit.user());
        boolean eligible =
                recipient.isPresent() && (standing == Standing.HOLDS || (standing == Standing.BINDS && !taken));
        byte[] redeemer = Hmac.sha256("redeemer", slot);
        return codes.attempt(new UnattachedCodes.Guess(compared, code, redeemer, eligible, unit.now(), counted));
    }
}
