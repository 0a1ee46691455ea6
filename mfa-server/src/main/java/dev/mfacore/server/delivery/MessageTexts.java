package dev.mfacore.server.delivery;

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
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of one language. Immutable. */
final class MessageTexts {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w*)}");
    private static final Set<String> KNOWN = Set.of("code", "minutes", "issuer", "purpose");
    private static final Set<String> WITH_CODE = Set.of("sms", "email.body");

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

    private String text(String key, OtpMessage message, String issuer, Instant now) {
        long minutes = Math.max(
                1, Duration.between(now, message.expiresAt()).plusSeconds(30).toMinutes());
        Map<String, String> values = Map.of(
                "code", message.code(),
                "minutes", Long.toString(minutes),
                "issuer", issuer,
                "purpose", texts.getProperty("purpose." + EventJson.name(message.purpose())));
        return PLACEHOLDER
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
            if (WITH_CODE.contains(key) && !text.contains("{code}")) {
                throw new IllegalArgumentException(file + ": " + key + " must hold {code}");
            }
            if (key.equals("email.subject") && text.lines().count() != 1) {
                throw new IllegalArgumentException(file + ": " + key + " must be one line");
            }
            if (PLACEHOLDER.matcher(text).results().anyMatch(it -> !KNOWN.contains(it.group(1)))) {
                throw new IllegalArgumentException(file + ": " + key + " must hold no placeholders but " + KNOWN);
            }
            texts.setProperty(key, text);
        }
    }
}
