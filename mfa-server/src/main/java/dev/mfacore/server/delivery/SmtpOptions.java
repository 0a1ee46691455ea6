package dev.mfacore.server.delivery;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The mail server.
 *
 * @param url {@code smtps://host:465} or {@code smtp://host:587}
 * @param demandsTls whether {@code smtp} must go over to TLS; only a mail server on this machine may do without
 * @param from the sender's address
 * @param user the account, if the server wants one
 * @param passwordFile a file with its password
 * @param deadline how long handing over one mail may take
 */
public record SmtpOptions(
        URI url,
        boolean demandsTls,
        String from,
        Optional<String> user,
        Optional<Path> passwordFile,
        Duration deadline) {}
