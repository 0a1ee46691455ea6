package dev.mfacore.server.delivery;

import dev.mfacore.port.OtpMessage;
import java.time.Instant;

/**
 * A code that went into the outbox.
 *
 * @param message what
 * @param sentAt when
 */
public record SentCode(OtpMessage message, Instant sentAt) {}
