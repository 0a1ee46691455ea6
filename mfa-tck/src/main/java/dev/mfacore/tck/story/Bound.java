package dev.mfacore.tck.story;

import dev.mfacore.Factor;
import dev.mfacore.Recipient;
import dev.mfacore.tck.drive.OtpApp;
import java.util.Optional;

/**
 * A confirmed authenticator.
 *
 * @param id its id
 * @param factor its kind
 * @param app the user's app
 * @param recipient the phone or email
 * @param spent the last step whose code is used up
 * @param doubtful the last step whose code the rules leave open
 */
record Bound(String id, Factor factor, Optional<OtpApp> app, Optional<Recipient> recipient, long spent, long doubtful) {

    Bound spentTo(long step) {
        return new Bound(id, factor, app, recipient, Math.max(spent, step), doubtful);
    }
}
