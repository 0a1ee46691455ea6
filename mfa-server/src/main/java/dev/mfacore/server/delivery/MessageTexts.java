package dev.mfacore.server.delivery;

import dev.mfacore.MfaEvent;
import dev.mfacore.port.OtpMessage;
import dev.mfacore.server.log.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;

/** The texts of one language. Immutable. */
final class MessageTexts {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Properties texts;

    private MessageTexts(Properties texts) {
        this.texts = texts;
    }

    /**
     * Reads the built-in texts and, over them, those of a folder.
     *
     * @throws IllegalArgumentException if the folder or one of its texts is no good; it names file and rule
     */
    static MessageTexts load(String language, Optional<Path> folder) {
        String name = "messages." + language + ".properties";
        Properties texts = new Properties();
        try (InputStream in = MessageTexts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Set<String> keys = new TreeSet<>(texts.stringPropertyNames());
        folder.map(it -> it.resolve(name)).filter(Files::isRegularFile).ifPresent(file -> replace(texts, keys, file));
        return new MessageTexts(texts);
    }

    static void requireFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("--messages " + folder + " is no folder: name one that exists");
        }
    }

    String sms(OtpMessage message, String issuer, Instant now) {
        return text("sms", message, issuer, now);
    }

    String subject(OtpMessage message, String issuer, Instant now) {
        return text("email.subject", message, issuer, now);
    }

    String body(OtpMessage message, String issuer, Instant now) {
        return text("email.body", message, issuer, now);
    }

    /** Returns what a notice says; nothing if the text for such a change is empty. */
    Optional<NoticeText> notice(MfaEvent.Change change, String issuer) {
        String factor = change.factor()
                .map(it -> texts.getProperty("factor." + EventJson.name(it)))
                .orElse("");
        String what = filled("change." + EventJson.name(change.type()), Map.of("factor", factor, "issuer", issuer));
        if (what.isBlank()) {
            return Optional.empty();
        }
        Map<String, String> values = Map.of("what", what, "time", TIME.format(change.at()), "issuer", issuer);
        return Optional.of(new NoticeText(
                filled("notice.sms", values),
                filled("notice.email.subject", values),
                filled("notice.email.body", values)));
    }

    private String text(String key, OtpMessage message, String issuer, Instant now) {
        long minutes = Math.max(
                1, Duration.between(now, message.expiresAt()).plusSeconds(30).toMinutes());
        Map<String, String> values = Map.of(
                "code", message.code(),
                "minutes", Long.toString(minutes),
                "issuer", issuer,
                "purpose", texts.getProperty("purpose." + EventJson.name(message.purpose())));
        return filled(key, values);
    }

    private String filled(String key, Map<String, String> values) {
        return TextRules.PLACEHOLDER
                .matcher(texts.getProperty(key))
                .replaceAll(match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), "")));
    }

    private static void replace(Properties texts, Set<String> keys, Path file) {
        Properties own = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            own.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " cannot be read: it must be a properties file in UTF-8", e);
        }
        for (String key : own.stringPropertyNames()) {
            String text = own.getProperty(key);
            if (!keys.contains(key)) {
                throw new IllegalArgumentException(file + ": there is no text " + key + "; there are " + keys);
            }
            try {
                TextRules.check(key, text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
            }
            texts.setProperty(key, text);
        }
    }
}
