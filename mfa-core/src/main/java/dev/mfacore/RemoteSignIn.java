package dev.mfacore;

import dev.mfacore.authing.SignInChallenge;
import java.util.Optional;

/**
 * Turns what a sign-in through Authing answered, where it stopped for a second factor, into a {@link Beginning}. It asks
 * the tenant nothing. Safe for use by any number of threads.
 */
public interface RemoteSignIn {

    /**
     * Begins with the transaction that Authing has opened. A user who has bound only what this library does not offer (a
     * face), or what the application has switched off, gets a list without authenticators, not an invitation to enrol
     * (BIND-04).
     *
     * @param challenge the 1635 or 1636 of a sign-in
     * @return what to do next; never {@link Beginning.NoSecondFactor}
     */
    Beginning begin(SignInChallenge challenge);

    /**
     * Reads the phone that is bound for the second factor, to send to it with {@link DeliveryTarget#of(Recipient)}. Keep
     * it on the server's side (SEC-09).
     *
     * @param challenge the 1635 or 1636 of a sign-in
     * @return the phone, if one is bound and not masked; without a calling code Authing's +86 is assumed
     */
    Optional<PhoneNumber> boundPhone(SignInChallenge challenge);

    /**
     * Reads the email address that is bound for the second factor, as {@link #boundPhone} reads the phone.
     *
     * @param challenge the 1635 or 1636 of a sign-in
     * @return the address, if one is bound and not masked
     */
    Optional<EmailAddress> boundEmail(SignInChallenge challenge);
}
