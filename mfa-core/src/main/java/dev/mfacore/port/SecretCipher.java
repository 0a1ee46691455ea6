package dev.mfacore.port;

/**
 * Seals secrets before they reach the store. The contract, which every implementation MUST keep:
 *
 * <ul>
 *   <li>Sealing is authenticated encryption; what is sealed for one {@link SealContext} opens for no other (SEC-02).
 *   <li>Sealing one text twice gives two different results, and no nonce is used twice under one key (SEC-02).
 *   <li>Opening an altered, truncated or moved text, or one of an unknown key, throws; it never returns (SEC-03).
 *   <li>What older keys sealed still opens as long as the key is kept (SEC-03).
 *   <li>Nothing is kept by reference, and no exception, log or text form holds a secret (SEC-05).
 *   <li>May be called from any thread; ends by itself in bounded time.
 * </ul>
 */
public interface SecretCipher {

    /**
     * Seals a text under the current key.
     *
     * @param plain 1 to 1,024 bytes
     * @param context whose it is and what for
     * @return the sealed text, at most 256 bytes longer
     * @throws CipherException if sealing failed
     */
    byte[] seal(byte[] plain, SealContext context);

    /**
     * Opens a sealed text.
     *
     * @param sealed as {@code seal} returned it
     * @param context as it was given to {@code seal}
     * @return the text
     * @throws CipherException if it was altered or moved, or its key is unknown; any other exception means that the cipher
     *     itself failed, and nothing is known of the text
     */
    byte[] open(byte[] sealed, SealContext context);

    /**
     * Tells whether a sealed text should be sealed anew because its key is no longer the current one.
     *
     * @param sealed as {@code seal} returned it
     * @return true if the current key is another one
     */
    boolean isOutdated(byte[] sealed);
}
