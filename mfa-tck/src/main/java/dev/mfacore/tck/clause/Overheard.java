package dev.mfacore.tck.clause;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps what is logged and printed meanwhile, at the most verbose level. What the JDK logs of itself is not the adapter's. */
final class Overheard implements AutoCloseable {

    private static final List<String> OF_THE_JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");
    private static final Logger ROOT = Logger.getLogger("");

    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final PrintStream paper = new PrintStream(heard, true, StandardCharsets.UTF_8);
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Level level = ROOT.getLevel();
    private final Handler[] handlers = ROOT.getHandlers();
    private final Handler ear = new Handler() {
        @Override
        public void publish(LogRecord line) {
            String logger = String.valueOf(line.getLoggerName());
            if (OF_THE_JDK.stream().noneMatch(logger::startsWith)) {
                paper.println(logger + " " + line.getMessage() + " " + Arrays.toString(line.getParameters()));
                if (line.getThrown() != null) {
                    StringWriter trace = new StringWriter();
                    line.getThrown().printStackTrace(new PrintWriter(trace, true));
                    paper.println(trace);
                }
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private Overheard() {
        System.setOut(paper);
        System.setErr(paper);
        Arrays.stream(handlers).forEach(ROOT::removeHandler);
        ROOT.addHandler(ear);
        ROOT.setLevel(Level.ALL);
        ear.setLevel(Level.ALL);
    }

    static Overheard listen() {
        return new Overheard();
    }

    String text() {
        paper.flush();
        return heard.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        ROOT.setLevel(level);
        ROOT.removeHandler(ear);
        Arrays.stream(handlers).forEach(ROOT::addHandler);
        System.setOut(out);
        System.setErr(err);
    }
}
