package dev.mfacore;

/** Names where a code goes, or went: an authenticator out of the user's list, or a phone or email spelt out. */
public sealed interface DeliveryTarget permits DeliveryTarget.Bound, DeliveryTarget.Address {

    /**
     * An authenticator of the user, bound or pending.
     *
     * @param authenticator its id
     */
    record Bound(AuthenticatorId authenticator) implements DeliveryTarget {}

    /**
     * A phone or an email address.
     *
     * @param recipient the recipient
     */
    record Address(Recipient recipient) implements DeliveryTarget {}

    /**
     * An authenticator of the user.
     *
     * @param authenticator its id
     * @return the target
     */
    static DeliveryTarget of(AuthenticatorId authenticator) {
        return new Bound(authenticator);
    }

    /**
     * A phone or an email address.
     *
     * @param recipient the recipient
     * @return the target
     */
    static DeliveryTarget of(Recipient recipient) {
        return new Address(recipient);
    }
}
