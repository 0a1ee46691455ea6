package dev.mfacore;

import java.time.Duration;
import java.util.Set;

/**
 * The rules for sending codes (D-10 to D-12, THR-11, THR-12).
 *
 * @param cooldown the least time between two sends to a recipient and to a user, 30 seconds to 1 hour
 * @param backoffFirst the pause after the first send that no verification followed, up to 1 hour
 * @param backoffMax the longest pause; each further send doubles it up to here
 * @param perTransaction sends in one transaction
 * @param perRecipientHour sends to one recipient in an hour
 * @param perRecipientDay sends to one recipient in a day
 * @param perUserDay sends to one user in a day
 * @param perDestinationHour sends to one country calling code or mail domain in an hour
 * @param perSourceHour sends that belong to no transaction, for one client address in an hour
 * @param allowedDestinations calling codes such as {@code +86} and domains such as {@code example.com}; empty for all
 */
public record SendPolicy(
        Duration cooldown,
        Duration backoffFirst,
        Duration backoffMax,
        int perTransaction,
        int perRecipientHour,
        int perRecipientDay,
        int perUserDay,
        int perDestinationHour,
        int perSourceHour,
        Set<String> allowedDestinations) {

    private static final int LARGEST_QUOTA = 100;
    private static final int LARGEST_SOURCE_QUOTA = 10_000;
    private static final int LARGEST_DESTINATION_QUOTA = 100_000;

    /** Checks the bounds and takes a copy of the set. */
    public SendPolicy {
        Bounds.require(cooldown, Duration.ofSeconds(30), Duration.ofHours(1), "sendCooldown");
        Bounds.require(backoffFirst, Duration.ZERO, Duration.ofHours(1), "sendBackoffFirst");
        Bounds.require(backoffMax, backoffFirst, Duration.ofHours(24), "sendBackoffMax");
        Bounds.require(perTransaction, 1, LARGEST_QUOTA, "sendsPerTransaction");
        Bounds.require(perRecipientHour, 1, LARGEST_QUOTA, "sendsPerRecipientHour");
        Bounds.require(perRecipientDay, 1, LARGEST_QUOTA, "sendsPerRecipientDay");
        Bounds.require(perUserDay, 1, LARGEST_QUOTA, "sendsPerUserDay");
        Bounds.require(perDestinationHour, 1, LARGEST_DESTINATION_QUOTA, "sendsPerDestinationHour");
        Bounds.require(perSourceHour, 1, LARGEST_SOURCE_QUOTA, "sendsPerSourceHour");
        allowedDestinations = Set.copyOf(allowedDestinations);
        allowedDestinations.forEach(SendPolicy::requireDestination);
    }

    /**
     * Returns the pause after so many sends that no verification followed.
     *
     * @param sends 1 or more
     * @return the first pause, doubled with every further send, up to the longest
     */
    public Duration backoffAfter(int sends) {
        return Doubling.from(backoffFirst, backoffMax, sends - 1);
    }

    /**
     * Tells whether codes may go to a recipient at all.
     *
     * @param recipient the recipient
     * @return true if every destination, or this one, is allowed
     */
    public boolean allows(Recipient recipient) {
        return allowedDestinations.isEmpty() || allowedDestinations.contains(recipient.destination());
    }

    private static void requireDestination(String destination) {
        if (!isDestination(destination)) {
            throw new IllegalArgumentException("allowedDestinations must hold calling codes such as +86 and domains in"
                    + " lower-case ASCII form such as example.com: correct the entry that is neither");
        }
    }

    private static boolean isDestination(String text) {
        try {
            return text.startsWith("+")
                    ? text.equals("+" + CallingCodes.require(text))
                    : text.equals(EmailDomains.canonical(text));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
