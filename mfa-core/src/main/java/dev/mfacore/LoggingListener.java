package dev.mfacore;

import dev.mfacore.port.MfaEventListener;
import java.util.Optional;

/**
 * Writes every event to a {@link System.Logger}: accepted ones and changes at INFO, everything else at WARNING. Events
 * hold no secrets, tell their own time, and line breaks in ids and addresses are escaped, so an entry is one line. Safe
 * for use by any number of threads, as far as the logger is.
 */
public final class LoggingListener implements MfaEventListener {

    private final System.Logger logger;

    /**
     * Makes a listener.
     *
     * @param logger where to write
     */
    public LoggingListener(System.Logger logger) {
        this.logger = logger;
    }

    @Override
    public void onEvent(MfaEvent event) {
        System.Logger.Level level = isGood(event) ? System.Logger.Level.INFO : System.Logger.Level.WARNING;
        if (logger.isLoggable(level)) {
            logger.log(level, text(event));
        }
    }

    private static boolean isGood(MfaEvent event) {
        if (event instanceof MfaEvent.Attempt attempt) {
            return attempt.outcome() == MfaEvent.Outcome.ACCEPTED;
        }
        if (event instanceof MfaEvent.Delivery delivery) {
            return delivery.outcome() == MfaEvent.DeliveryOutcome.SENT;
        }
        MfaEvent.ChangeType type = ((MfaEvent.Change) event).type();
        return type != MfaEvent.ChangeType.LOCKED && type != MfaEvent.ChangeType.DISABLED;
    }

    private static String text(MfaEvent event) {
        StringBuilder text = new StringBuilder("mfa ");
        if (event instanceof MfaEvent.Attempt it) {
            add(text, "attempt", Optional.of(it.operation()));
            add(text, "outcome", Optional.of(it.outcome()));
            add(text, "factor", it.factor());
            add(text, "authenticator", it.authenticator());
        } else if (event instanceof MfaEvent.Delivery it) {
            add(text, "delivery", Optional.of(it.outcome()));
            add(text, "factor", Optional.of(it.factor()));
            add(text, "purpose", Optional.of(it.purpose()));
            add(text, "recipient", Optional.of(it.maskedRecipient()));
        } else if (event instanceof MfaEvent.Change it) {
            add(text, "change", Optional.of(it.type()));
            add(text, "factor", it.factor());
            add(text, "authenticator", it.authenticator());
            add(text, "until", it.until());
            add(text, "actor", it.action().map(AdminAction::actor));
            add(text, "reason", it.action().map(AdminAction::reason));
        }
        add(text, "user", event.user());
        add(text, "source", event.source());
        add(text, "sequence", Optional.of(event.sequence()));
        add(text, "at", Optional.of(event.at()));
        return text.toString().strip();
    }

    private static void add(StringBuilder text, String name, Optional<?> value) {
        value.ifPresent(it ->
                text.append(name).append('=').append(escaped(it.toString())).append(' '));
    }

    private static String escaped(String value) {
        StringBuilder text = new StringBuilder();
        value.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || c == '\\' || c == 0x2028 || c == 0x2029 || c == ' ') {
                text.append(String.format(java.util.Locale.ROOT, "\\u%04x", c));
            } else {
                text.appendCodePoint(c);
            }
        });
        return text.toString();
    }
}
