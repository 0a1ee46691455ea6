package dev.mfacore;

import java.util.Optional;

/**
 * What only a front needs that speaks another protocol for the platform, such as Authing's. Keep it away from end users:
 * who can call it learns whose a token is. Safe for use by any number of threads.
 */
public interface MfaGateway {

    /**
     * Looks at an mfaToken without using it up and without counting a failure. Nothing is written, and the context that
     * the transaction may be bound to is not asked for.
     *
     * @param token the token
     * @return what it stands for; empty if it is unknown, altered, expired, used up, voided, or failed too often
     * @throws MfaUnavailableException if the store failed
     */
    Optional<TransactionView> inspect(MfaToken token);

    /**
     * Sends a code that belongs to no transaction, for protocols that send without a token. It is refused unless the
     * policy allows it ({@link MfaPolicy.Builder#unattachedCodes}); the answer is the same for every recipient, whoever
     * holds it (SEC-08), and no user's counter moves (THR-09).
     *
     * <p>At most one such code is alive for a recipient; a new one voids the older one, and never one that belongs to a
     * transaction. It is good once, for a sign-in of the user who holds the recipient, or for binding it while no other
     * user holds it: by confirming a pending association of the recipient, or within a sign-in that may bind. It is
     * worthless for a step-up, for unbinding, and as a proof. Life and wrong tries are those of every delivered code, and
     * a wrong code counts for the user who typed it as well.
     *
     * @param recipient where to
     * @param source the client address that the platform has established, 1 to 512 characters; without one its quota
     *     cannot be kept
     * @return sent, not sent, or refused
     * @throws MfaUnavailableException if the store failed
     */
    Sending sendUnattached(Recipient recipient, Optional<String> source);
}
