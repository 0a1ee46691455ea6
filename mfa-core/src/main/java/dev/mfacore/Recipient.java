package dev.mfacore;

/** A place that codes can be delivered to, in its one canonical form (INP-09, THR-13). */
public sealed interface Recipient permits PhoneNumber, EmailAddress {

    /**
     * Says which factor uses this recipient.
     *
     * @return SMS for a phone, EMAIL for an email address
     */
    Factor factor();

    /**
     * Returns the form to deliver to.
     *
     * @return the address or number
     */
    String address();

    /**
     * Returns the form that decides whether two recipients are the same one.
     *
     * @return equal for all spellings of one recipient, different for different ones
     */
    String identity();

    /**
     * Returns the unit of destination quotas (THR-12).
     *
     * @return the country calling code with a plus sign, or the domain
     */
    String destination();

    /**
     * Returns a form that is safe to show before the second step (SEC-09).
     *
     * @return the recipient with most of its characters replaced by asterisks, their number not kept
     */
    String masked();
}
