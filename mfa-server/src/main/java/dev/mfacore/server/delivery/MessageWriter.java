package dev.mfacore.server.delivery;

import dev.mfacore.MfaEvent;
import dev.mfacore.UserId;
import dev.mfacore.port.OtpMessage;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes what people read, in their language where it is known. Safe for use by any number of threads. */
public final class MessageWriter {

    private final MessageTexts english;
    private final MessageTexts chinese;
    private final TextLanguage standard;
    private final String issuer;
    private final InstantSource clock;
    private final Function<UserId, Optional<TextLanguage>> languages;

    /**
     * Reads the texts.
     *
     * @param languages the language of a user, where it is known
     * @throws IllegalArgumentException if the folder or one of its texts is no good
     */
    public MessageWriter(
            Optional<Path> folder,
            TextLanguage standard,
            String issuer,
            InstantSource clock,
            Function<UserId, Optional<TextLanguage>> languages) {
        folder.ifPresent(MessageTexts::requireFolder);
        this.english = MessageTexts.load("en", folder);
        this.chinese = MessageTexts.load("zh", folder);
        this.standard = standard;
        this.issuer = issuer;
        this.clock = clock;
        this.languages = languages;
    }

    String sms(OtpMessage message) {
        return join(message, "\n", (texts, it) -> texts.sms(it, issuer, clock.instant()));
    }

    String subject(OtpMessage message) {
        return join(message, " / ", (texts, it) -> texts.subject(it, issuer, clock.instant()));
    }

    String body(OtpMessage message) {
        return join(message, "\n", (texts, it) -> texts.body(it, issuer, clock.instant()));
    }

    /** Returns what a notice of a change says; nothing if users are not told of such a change. */
    public Optional<NoticeText> notice(MfaEvent.Change change) {
        return texts(change.user()).stream()
                .flatMap(it -> it.notice(change, issuer).stream())
                .reduce((one, other) -> new NoticeText(
                        one.sms() + "\n" + other.sms(),
                        one.subject() + " / " + other.subject(),
                        one.body() + "\n" + other.body()));
    }

    private String join(OtpMessage message, String between, BiFunction<MessageTexts, OtpMessage, String> part) {
        return texts(message.user()).stream().map(it -> part.apply(it, message)).collect(Collectors.joining(between));
    }

    private List<MessageTexts> texts(Optional<UserId> user) {
        TextLanguage language = user.flatMap(languages).orElse(standard);
        return switch (language) {
            case EN -> List.of(english);
            case ZH -> List.of(chinese);
            case BOTH -> List.of(chinese, english);
        };
    }
}
