package dev.mfacore.port;

import dev.mfacore.MfaEvent;
import dev.mfacore.Recipient;
import java.util.List;

/**
 * A change that its user should hear of.
 *
 * @param change what happened
 * @param addresses where the user can be told: bound and directory recipients, never only the one that the change is
 *     about
 */
public record UserNotice(MfaEvent.Change change, List<Recipient> addresses) {

    /** Takes a copy of the list. */
    public UserNotice {
        addresses = List.copyOf(addresses);
    }
}
