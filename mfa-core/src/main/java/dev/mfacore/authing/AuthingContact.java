package dev.mfacore.authing;

import java.util.Optional;

/** A phone or email as it stands on Authing's wire: not normalised, not checked. Its text form hides it (SEC-09). */
public sealed interface AuthingContact permits AuthingContact.Phone, AuthingContact.Email {

    /**
     * A phone.
     *
     * @param number the number; national where a country code stands beside it, or where the tenant assumes one
     * @param countryCode such as {@code +86}
     */
    record Phone(String number, Optional<String> countryCode) implements AuthingContact {
        /** Hides the number. */
        @Override
        public String toString() {
            return "Phone[hidden]";
        }
    }

    /**
     * An email address.
     *
     * @param address the address
     */
    record Email(String address) implements AuthingContact {
        /** Hides the address. */
        @Override
        public String toString() {
            return "Email[hidden]";
        }
    }
}
