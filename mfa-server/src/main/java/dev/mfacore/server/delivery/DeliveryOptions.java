package dev.mfacore.server.delivery;

import dev.mfacore.Factor;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How codes reach people. With neither webhook nor mail server they stay in the built-in outbox.
 *
 * @param sms the webhook for SMS
 * @param smtp the mail server
 * @param messages a folder with texts in place of the built-in ones
 * @param language of the texts
 */
public record DeliveryOptions(
        Optional<SmsWebhookOptions> sms, Optional<SmtpOptions> smtp, Optional<Path> messages, TextLanguage language) {

    /** The built-in outbox. */
    public static DeliveryOptions outbox() {
        return new DeliveryOptions(Optional.empty(), Optional.empty(), Optional.empty(), TextLanguage.BOTH);
    }

    /** Says whether codes stay here, for trying out. */
    public boolean isOutbox() {
        return sms.isEmpty() && smtp.isEmpty();
    }

    /** Says whether codes of a factor can be delivered. */
    public boolean delivers(Factor factor) {
        return isOutbox() || (factor == Factor.SMS ? sms.isPresent() : smtp.isPresent());
    }
}
