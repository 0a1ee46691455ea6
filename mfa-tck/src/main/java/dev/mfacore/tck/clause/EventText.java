package dev.mfacore.tck.clause;

import dev.mfacore.AdminAction;
import dev.mfacore.MfaEvent;
import dev.mfacore.UserId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks for an event in a line of text of whatever form. */
final class EventText {

    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT),
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT),
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT),
            DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss", Locale.ENGLISH));
    private static final int QUARTER = 15 * 60;

    private EventText() {}

    /** Names what the line lacks. Texts of the event have to be letters, digits, dots and hyphens. */
    static List<String> missing(String line, MfaEvent event) {
        List<String> missing = new ArrayList<>();
        need(missing, "the time " + event.at(), holdsTime(line, event.at()));
        need(missing, "the sequence number " + event.sequence(), holdsNumber(line, event.sequence()));
        word(missing, line, "the user", event.user().map(UserId::value));
        word(missing, line, "the source", event.source());
        if (event instanceof MfaEvent.Attempt attempt) {
            name(missing, line, "the operation", Optional.of(attempt.operation()));
            name(missing, line, "the factor", attempt.factor());
            name(missing, line, "the outcome", Optional.of(attempt.outcome()));
        } else if (event instanceof MfaEvent.Delivery delivery) {
            name(missing, line, "the factor", Optional.of(delivery.factor()));
            name(missing, line, "the outcome", Optional.of(delivery.outcome()));
        } else if (event instanceof MfaEvent.Change change) {
            name(missing, line, "the change", Optional.of(change.type()));
            name(missing, line, "the factor", change.factor());
            word(missing, line, "the operator", change.action().map(AdminAction::actor));
            word(missing, line, "the operator's reason", change.action().map(AdminAction::reason));
        }
        return missing;
    }

    /** What a terminal or a reader by lines acts upon; a tab only moves on. */
    static boolean isControl(int c) {
        return c != '\t' && (c < ' ' || c == 0x7f);
    }

    static boolean holdsNumber(String line, long number) {
        return Pattern.compile("(?<![0-9])" + number + "(?![0-9])")
                .matcher(line)
                .find();
    }

    private static void word(List<String> missing, String line, String what, Optional<String> value) {
        value.ifPresent(text -> need(missing, what + " " + text, line.contains(text)));
    }

    /** A constant counts in whatever case, with underscores, hyphens, blanks or nothing between its words. */
    private static void name(List<String> missing, String line, String what, Optional<? extends Enum<?>> value) {
        value.ifPresent(
                one -> need(missing, what + " " + one.name(), folded(line).contains(folded(one.name()))));
    }

    private static void need(List<String> missing, String what, boolean there) {
        if (!there) {
            missing.add(what);
        }
    }

    private static String folded(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    /** In ISO form or the web's, in the time of any zone, or as seconds or milliseconds of the epoch. */
    private static boolean holdsTime(String line, Instant at) {
        if (line.contains(Long.toString(at.getEpochSecond()))) {
            return true;
        }
        for (int quarter = -18 * 4; quarter <= 18 * 4; quarter++) {
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(quarter * QUARTER);
            if (DATES.stream().anyMatch(form -> line.contains(form.format(at.atOffset(offset))))) {
                return true;
            }
        }
        return false;
    }
}
