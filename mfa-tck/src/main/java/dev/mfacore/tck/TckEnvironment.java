package dev.mfacore.tck;

import java.nio.file.Path;
import java.time.InstantSource;

/**
 * What the kit gives to an adapter that it has opened. Within one try every opening gets the same clock, namespace and
 * directory: an adapter opened again with them works on the data that the earlier one left, as another node or after a
 * restart. Another try gets others.
 */
public interface TckEnvironment {

    /**
     * Returns the kit's clock, which stands still unless a clause moves it. Safe for any number of threads.
     *
     * @return the only clock that the adapter may read
     */
    InstantSource clock();

    /**
     * Names the data of this try, for adapters whose data live elsewhere: a table, a key prefix, a bucket.
     *
     * @return 12 characters of {@code a-z} and {@code 0-9}, the first one a letter, different for each try
     */
    String namespace();

    /**
     * Returns a folder for the data of this try. It is made at the first call and deleted after the try.
     *
     * @return an existing folder
     */
    Path directory();

    /**
     * Returns the kit's server in Authing's place, which a client over HTTP is to call. It is started at the first call.
     *
     * @return the server of this try
     */
    AuthingPeer authing();

    /**
     * Has something closed when the kit closes this instance of the adapter, last given first. Parts that are {@link
     * AutoCloseable} are closed anyway, before.
     *
     * @param resource a pool, a client, a process
     * @param <T> its type
     * @return the resource
     */
    <T extends AutoCloseable> T closing(T resource);
}
