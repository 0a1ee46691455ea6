package dev.mfacore;

import java.util.Optional;

/**
 * What only the platform's operators do. Keep it away from whatever serves end users. Operations over many users work
 * in pages, so that they can be stopped and resumed; they need a store with the paging capability.
 */
public interface MfaAdmin {

    /**
     * Lists a user's authenticators, recipients masked.
     *
     * @param user whose
     * @return the authenticators
     * @throws MfaUnavailableException if the store failed
     */
    Listing.Authenticators listAuthenticators(UserId user);

    /**
     * Removes all of a user's second factors, recovery codes, counters, locks and open transactions.
     *
     * @param user whose
     * @param action who and why
     * @throws MfaUnavailableException if the store failed
     */
    void resetUser(UserId user, AdminAction action);

    /**
     * Removes one authenticator of a user, without the user's proof.
     *
     * @param user whose
     * @param authenticator which
     * @param action who and why
     * @return whether the user had it
     * @throws MfaUnavailableException if the store failed
     */
    boolean removeAuthenticator(UserId user, AuthenticatorId authenticator, AdminAction action);

    /**
     * Binds an authenticator app that the user has already, active at once. A secret that was bound before is left as it
     * is, so an import can be repeated.
     *
     * @param user whose
     * @param totp what to import
     * @param action who and why
     * @return the bound authenticator
     * @throws IllegalArgumentException if the secret or the parameters break the policy, or the user has too many
     * @throws MfaUnavailableException if a port failed
     */
    AuthenticatorSummary importTotp(UserId user, ImportedTotp totp, AdminAction action);

    /**
     * Voids every open transaction, sealed proof and pending association of a user: call it when the password changed
     * or the account was disabled (TXN-07).
     *
     * @param user whose
     * @param action who and why
     * @throws MfaUnavailableException if the store failed
     */
    void invalidateTransactions(UserId user, AdminAction action);

    /**
     * Seals one page of users anew under the current key, where an older key is in use (SEC-03).
     *
     * @param after where the previous page ended; empty to start
     * @param limit users a page, 1 to 10,000
     * @return what was done
     * @throws UnsupportedOperationException if the store cannot page
     * @throws MfaUnavailableException if the store failed
     */
    PageReport reseal(Optional<String> after, int limit);

    /**
     * Removes what has expired from one page of records of a kind: transactions, pending associations, unattached codes,
     * quotas, claims nobody holds. What has been renewed since it was read stays.
     *
     * @param kind which records
     * @param after where the previous page ended; empty to start
     * @param limit records a page, 1 to 10,000
     * @return what was done
     * @throws UnsupportedOperationException if the store cannot page
     * @throws MfaUnavailableException if the store failed
     */
    PageReport cleanUp(RecordKind kind, Optional<String> after, int limit);

    /**
     * Counts the records of a kind by paging through their keys.
     *
     * @param kind which records
     * @return how many there are
     * @throws UnsupportedOperationException if the store cannot page
     * @throws MfaUnavailableException if the store failed
     */
    long count(RecordKind kind);

    /** The kinds of record that the engine keeps. */
    enum RecordKind {
        /** One aggregate a user. */
        USER("user"),
        /** Who holds a phone or email. */
        CLAIM("claim"),
        /** What has been sent to a phone or email. */
        RECIPIENT_QUOTA("recipient-quota"),
        /** What has been sent to a country calling code or mail domain. */
        DESTINATION_QUOTA("destination-quota"),
        /** How often a user asked whether something is bindable. */
        BINDABLE_QUOTA("bindable-quota"),
        /** The code that was sent to a phone or email outside any transaction. */
        UNATTACHED_CODE("unattached-code"),
        /** What has been sent for a client address outside any transaction. */
        SOURCE_QUOTA("source-quota");

        private final String kind;

        RecordKind(String kind) {
            this.kind = kind;
        }

        /**
         * Returns the kind as the store sees it.
         *
         * @return a short ASCII word
         */
        public String storeKind() {
            return kind;
        }
    }

    /**
     * What became of one page.
     *
     * @param seen how many records the page had
     * @param changed how many were written or removed
     * @param failed how many could not be handled, such as a state sealed under an unknown key
     * @param next where the next page starts; empty after the last
     */
    record PageReport(int seen, int changed, int failed, Optional<String> next) {}
}
