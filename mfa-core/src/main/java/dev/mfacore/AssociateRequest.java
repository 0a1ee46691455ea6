package dev.mfacore;

/** Asks for a new authenticator. It is pending until it is confirmed with a first code (BIND-01). */
public sealed interface AssociateRequest permits AssociateRequest.AuthenticatorApp, AssociateRequest.DeliveredCodes {

    /** The longest name of an authenticator, in characters. */
    int MAX_NAME_LENGTH = 64;

    /**
     * Returns the name by which the user tells this authenticator from others.
     *
     * @return the name
     */
    String name();

    /**
     * An authenticator app.
     *
     * @param name 1 to 64 characters
     */
    record AuthenticatorApp(String name) implements AssociateRequest {
        /** Checks the name. */
        public AuthenticatorApp {
            requireName(name);
        }
    }

    /**
     * Codes by SMS or email. Associating sends the first one.
     *
     * @param name 1 to 64 characters
     * @param recipient the phone or email to bind
     */
    record DeliveredCodes(String name, Recipient recipient) implements AssociateRequest {
        /** Checks the name. */
        public DeliveredCodes {
            requireName(name);
        }
    }

    /**
     * An authenticator app.
     *
     * @param name 1 to 64 characters
     * @return the request
     */
    static AssociateRequest authenticatorApp(String name) {
        return new AuthenticatorApp(name);
    }

    /**
     * Codes delivered to a phone or an email address.
     *
     * @param name 1 to 64 characters
     * @param recipient the phone or email to bind
     * @return the request
     */
    static AssociateRequest deliveredTo(String name, Recipient recipient) {
        return new DeliveredCodes(name, recipient);
    }

    static void requireName(String name) {
        if (name.isBlank() || name.length() > MAX_NAME_LENGTH || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("name must be 1 to " + MAX_NAME_LENGTH
                    + " characters without control characters: give the authenticator a short name");
        }
        dev.mfacore.port.StoreKey.requireWellFormed(name, "name");
    }
}
