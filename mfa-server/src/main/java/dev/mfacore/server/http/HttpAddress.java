package dev.mfacore.server.http;

import java.util.Optional;

/**
 * Where a port listens.
 *
 * @param host a name or address of this machine
 * @param port 0 for any free one
 * @param tls what makes it HTTPS
 * @param behindProxy whether a proxy of ours says where requests come from
 */
public record HttpAddress(String host, int port, Optional<TlsMaterial> tls, boolean behindProxy) {}
