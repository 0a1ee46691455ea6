package dev.mfacore.server.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Puts what libraries log among the JSON lines, from WARNING on. */
public final class JsonLogHandler extends Handler {

    private final JsonLines lines;
    private final SimpleFormatter formatter = new SimpleFormatter();

    private JsonLogHandler(JsonLines lines) {
        this.lines = lines;
    }

    /** Takes over all logging of this process. */
    public static void install(JsonLines lines) {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        root.addHandler(new JsonLogHandler(lines));
    }

    @Override
    public void publish(LogRecord record) {
        lines.write(out -> {
            out.writeStringProperty("log", "note");
            out.writeStringProperty("at", record.getInstant().toString());
            out.writeStringProperty("level", record.getLevel().getName());
            out.writeStringProperty("logger", record.getLoggerName());
            out.writeStringProperty("message", formatter.formatMessage(record));
            if (record.getThrown() != null) {
                StringWriter trace = new StringWriter();
                record.getThrown().printStackTrace(new PrintWriter(trace));
                out.writeStringProperty("trace", trace.toString());
            }
        });
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
