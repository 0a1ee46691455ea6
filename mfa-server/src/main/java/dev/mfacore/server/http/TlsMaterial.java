package dev.mfacore.server.http;

import java.nio.file.Path;

/** Certificate and key of the server. */
public sealed interface TlsMaterial {

    /**
     * PEM files.
     *
     * @param certificate the server's certificate, then those that signed it
     * @param key its private key in PKCS #8, not encrypted
     */
    record Pem(Path certificate, Path key) implements TlsMaterial {}

    /**
     * A key store, PKCS #12 or JKS.
     *
     * @param file the store
     * @param passwordFile a file with its password
     */
    record Store(Path file, Path passwordFile) implements TlsMaterial {}
}
