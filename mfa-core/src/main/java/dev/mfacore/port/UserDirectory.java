package dev.mfacore.port;

import dev.mfacore.EmailAddress;
import dev.mfacore.PhoneNumber;
import dev.mfacore.UserId;
import java.util.Optional;

/**
 * What the platform knows of its users. Asked when an authenticator app is associated (the account's name), when a
 * notice has to reach the user, and, only if the policy trusts the directory at first sight, when a sign-in begins.
 * May be called from any thread.
 */
@FunctionalInterface
public interface UserDirectory {

    /**
     * Looks a user up.
     *
     * @param user who
     * @return what is known, or nothing
     */
    Optional<Entry> find(UserId user);

    /**
     * What is known of a user.
     *
     * @param accountName the name that the authenticator app shows, such as an email address; 1 to 254 characters
     * @param verifiedPhone a phone that the platform has verified; a suggestion, no factor, until it is bound (BIND-10)
     * @param verifiedEmail an email address that the platform has verified; likewise
     */
    record Entry(String accountName, Optional<PhoneNumber> verifiedPhone, Optional<EmailAddress> verifiedEmail) {}

    /**
     * A directory that knows nobody: the user id serves as account name and no notice has an address.
     *
     * @return the directory
     */
    static UserDirectory empty() {
        return user -> Optional.empty();
    }
}
