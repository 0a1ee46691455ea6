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
}
