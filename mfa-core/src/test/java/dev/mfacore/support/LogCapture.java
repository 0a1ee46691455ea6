package dev.mfacore.support;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.text.MessageFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Catches what is logged at any level, with its parameters and stack traces. */
public final class LogCapture extends Handler {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    private LogCapture() {
        setLevel(Level.ALL);
    }

    /** The lines that a logger and those below it wrote during an action, which reach nobody else. */
    public static List<String> during(String name, Runnable action) {
        Logger logger = Logger.getLogger(name);
        LogCapture capture = new LogCapture();
        logger.setLevel(Level.ALL);
        logger.setUseParentHandlers(false);
        logger.addHandler(capture);
        try {
            action.run();
        } finally {
            logger.removeHandler(capture);
            logger.setUseParentHandlers(true);
            logger.setLevel(null);
        }
        return List.copyOf(capture.lines);
    }

    @Override
    public void publish(LogRecord log) {
        Object[] parameters = log.getParameters();
        lines.add(
                parameters == null || parameters.length == 0
                        ? log.getMessage()
                        : MessageFormat.format(log.getMessage(), parameters));
        if (log.getThrown() != null) {
            StringWriter text = new StringWriter();
            log.getThrown().printStackTrace(new PrintWriter(text, true));
            lines.add(text.toString());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
