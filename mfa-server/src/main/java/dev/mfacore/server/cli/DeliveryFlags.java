package dev.mfacore.server.cli;

import dev.mfacore.server.delivery.DeliveryOptions;
import dev.mfacore.server.delivery.SmsWebhookOptions;
import dev.mfacore.server.delivery.SmtpOptions;
import dev.mfacore.server.delivery.TextLanguage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say how codes reach people. */
final class DeliveryFlags {

    private static final List<String> MAIL = List.of("smtps", "smtp");

    @Option(
            names = "--sms-webhook",
            paramLabel = "URL",
            description = "Takes every SMS by a signed POST. Without this and --smtp, codes stay in the outbox.")
    private @Nullable URI smsWebhook;

    @Option(
            names = "--sms-webhook-secret-file",
            paramLabel = "FILE",
            description =
                    "The key of the signature. Default: sms-webhook.secret in the data folder, made on first start.")
    private @Nullable Path smsWebhookSecret;

    @Option(
            names = "--smtp",
            paramLabel = "URL",
            description = "The mail server: smtps://host:465, or smtp://host:587 with STARTTLS.")
    private @Nullable URI smtp;

    @Option(names = "--smtp-from", paramLabel = "ADDRESS", description = "The sender of mails.")
    private @Nullable String smtpFrom;

    @Option(names = "--smtp-user", paramLabel = "NAME", description = "The account at the mail server.")
    private @Nullable String smtpUser;

    @Option(names = "--smtp-password-file", paramLabel = "FILE", description = "A file with its password.")
    private @Nullable Path smtpPassword;

    @Option(
            names = "--delivery-seconds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How long handing over one message may take, 1 to 30. Default: ${DEFAULT-VALUE}.")
    private int seconds = 5;

    @Option(
            names = "--messages",
            paramLabel = "DIR",
            description = "A folder with messages.en.properties and messages.zh.properties of your own.")
    private @Nullable Path messages;

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            defaultValue = "both",
            description = "en, zh or both, for users whose language is not known. Default: ${DEFAULT-VALUE}.")
    private TextLanguage language = TextLanguage.BOTH;

    DeliveryOptions options() {
        if (seconds < 1 || seconds > 30) {
            throw new IllegalArgumentException("--delivery-seconds must be 1 to 30, but is " + seconds);
        }
        return new DeliveryOptions(sms(), mail(), Optional.ofNullable(messages), language);
    }

    private Optional<SmsWebhookOptions> sms() {
        if (smsWebhook == null) {
            if (smsWebhookSecret != null) {
                throw new IllegalArgumentException("--sms-webhook-secret-file goes with --sms-webhook");
            }
            return Optional.empty();
        }
        return Optional.of(new SmsWebhookOptions(
                Addresses.requireShielded("--sms-webhook", smsWebhook),
                Optional.ofNullable(smsWebhookSecret),
                Duration.ofSeconds(seconds)));
    }

    private Optional<SmtpOptions> mail() {
        if (smtp == null) {
            if (smtpFrom != null || smtpUser != null || smtpPassword != null) {
                throw new IllegalArgumentException("--smtp-from, --smtp-user and --smtp-password-file go with --smtp");
            }
            return Optional.empty();
        }
        Addresses.requireScheme("--smtp", smtp, MAIL);
        if (smtpFrom == null) {
            throw new IllegalArgumentException("--smtp wants --smtp-from: the sender of the mails");
        }
        if ((smtpUser == null) != (smtpPassword == null)) {
            throw new IllegalArgumentException(
                    "--smtp-user and --smtp-password-file go together: give both or neither");
        }
        return Optional.of(new SmtpOptions(
                smtp,
                !Addresses.isLoopback(smtp.getHost()),
                smtpFrom,
                Optional.ofNullable(smtpUser),
                Optional.ofNullable(smtpPassword),
                Duration.ofSeconds(seconds)));
    }
}
