package dev.mfacore.server;

import dev.mfacore.KeyRing;
import dev.mfacore.server.delivery.SmsWebhookOptions;
import dev.mfacore.server.delivery.SmtpOptions;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/** The keys of a server, each in a file of its own in the data folder; what is missing is made. */
public final class Keys {

    private final ServerOptions options;
    private final OwnerOnlyFiles files;
    private final SecureRandom random;

    /** Looks where the settings say. */
    public Keys(ServerOptions options, OwnerOnlyFiles files, SecureRandom random) {
        this.options = options;
        this.files = files;
        this.random = random;
    }

    /** Returns what seals secrets and tokens. */
    public KeyRing engine() {
        return ring("engine.keys", "the keys that seal secrets and tokens");
    }

    /** Returns what names the registers of phones and email addresses. */
    public KeyRing recipients() {
        return ring("recipients.keys", "the keys that index phones and email addresses");
    }

    /** Returns what opens the admin API. */
    public String admin() {
        Path file = options.adminKeyFile().orElse(options.data().resolve("admin.key"));
        return files.readOrMake(file, "the admin key", () -> new Secrets(random).random());
    }

    /** Returns what signs the calls of the SMS webhook. */
    public String smsWebhook(SmsWebhookOptions webhook) {
        Path file = webhook.secretFile().orElse(options.data().resolve("sms-webhook.secret"));
        return files.readOrMake(
                file, "the secret that signs calls of the SMS webhook", () -> new Secrets(random).random());
    }

    /** Returns the password for the mail server, if it wants one. */
    public Optional<String> smtp(SmtpOptions smtp) {
        return smtp.passwordFile().map(it -> files.read(it, "the password for the mail server"));
    }

    private KeyRing ring(String name, String what) {
        Path file = options.data().resolve(name);
        return KeyFile.read(files.readOrMake(file, what, () -> KeyFile.fresh(random)), file);
    }
}
