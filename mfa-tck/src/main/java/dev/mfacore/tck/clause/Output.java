package dev.mfacore.tck.clause;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Everything written to the console, and to the JDK's logging at whatever level, from its opening to its closing. What
 * goes to another logging back end and from there into files is not seen.
 */
final class Output implements AutoCloseable {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Logger root = Logger.getLogger("");
    private final Level level = root.getLevel();
    private final Handler handler = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord entry) {
            String text = formatter.format(entry);
            synchronized (written) {
                written.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private Output() {}

    static Output capture() {
        Output output = new Output();
        System.setOut(output.both(output.out));
        System.setErr(output.both(output.err));
        output.handler.setLevel(Level.ALL);
        output.root.addHandler(output.handler);
        output.root.setLevel(Level.ALL);
        return output;
    }

    String text() {
        synchronized (written) {
            return written.toString(StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        root.removeHandler(handler);
        root.setLevel(level);
        System.setOut(out);
        System.setErr(err);
    }

    /** What is written is still seen where it would have been. */
    private PrintStream both(PrintStream there) {
        return new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int one) {
                        synchronized (written) {
                            written.write(one);
                        }
                        there.write(one);
                    }
                },
                true,
                StandardCharsets.UTF_8);
    }
}
