package dev.mfacore.tck;

import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** The kit's own server in Authing's place, for clients over HTTP. It answers whatever the clause at hand wants. */
public interface AuthingPeer {

    /**
     * Returns the base address of this try. Plain HTTP on this machine, or HTTPS for the clauses on TLS: a client that
     * asks for consent to plain HTTP is to be given it.
     *
     * @return an address without path
     */
    URI url();

    /**
     * Returns what a client is to trust instead of the JVM's certificates, if it can be told.
     *
     * @return trusts the kit's own authority alone
     */
    SSLContext sslContext();

    /**
     * Returns how long a whole call may take in this try: short where the clause stays silent, long elsewhere.
     *
     * @return more than zero, for clients whose deadline can be set
     */
    Duration deadline();
}
