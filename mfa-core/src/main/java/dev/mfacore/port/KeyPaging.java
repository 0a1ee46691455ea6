package dev.mfacore.port;

import java.util.List;
import java.util.Optional;

/**
 * The capability of a store to page through its keys, for key rotation, export, counts and cleaning. A store that has
 * it implements this interface beside {@link AuthenticatorStore}.
 */
public interface KeyPaging {

    /**
     * Returns one page of the keys of a kind, in an order of the store's own that stays the same between calls. A key
     * that exists during the whole walk is seen exactly once; one that comes or goes meanwhile may or may not be seen.
     *
     * @param kind which kind
     * @param after the id at which the previous page ended, or empty for the first page; it need not exist any more
     * @param limit 1 to 10,000
     * @return at most {@code limit} keys; an empty list means the end
     * @throws StoreException if the store failed
     */
    List<StoreKey> keys(String kind, Optional<String> after, int limit);
}
