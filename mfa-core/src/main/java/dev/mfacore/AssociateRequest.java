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
            Texts.requireName(name);
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
            Texts.requireName(name);
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
}
