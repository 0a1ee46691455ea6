package dev.mfacore.server.delivery;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where SMS are handed on to.
 *
 * @param url takes the POST; HTTPS, or HTTP on this machine
 * @param secretFile the key of the signature; made in the data folder if not given
 * @param deadline how long a call may take
 */
public record SmsWebhookOptions(URI url, Optional<Path> secretFile, Duration deadline) {}
