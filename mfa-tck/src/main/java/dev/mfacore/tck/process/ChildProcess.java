package dev.mfacore.tck.process;

import dev.mfacore.port.StoreException;
import dev.mfacore.tck.StoreOpener;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/** The process that has the stores, seen from the one that tests them. Each call in flight has a connection of its own. */
public final class ChildProcess {

    private static final int MOST_CALLS = 32;

    private final Process process;
    private final int port;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final Semaphore calls = new Semaphore(MOST_CALLS);

    private ChildProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public static ChildProcess start(Class<? extends StoreOpener> opener) {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        StoreServer.class.getName(),
                        opener.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("CLASSPATH", ClassPath.of(opener));
        // They would be told on its standard error, and are not meant for it.
        builder.environment()
                .keySet()
                .removeIf(name -> name.endsWith("JAVA_OPTIONS") || name.equals("JAVA_TOOL_OPTIONS"));
        try {
            Process process = builder.start();
            BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
            Optional<String> port = Optional.ofNullable(said.readLine());
            return new ChildProcess(
                    process,
                    Integer.parseInt(port.orElseThrow(() -> new IllegalStateException("the process for "
                            + opener.getName() + " ended at once: what it said on standard error tells why"))));
        } catch (IOException e) {
            throw new IllegalStateException("no process can be started for " + opener.getName() + ": " + e, e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it as the system ends a process that gets no say in it. */
    public void kill() {
        process.destroyForcibly().onExit().join();
        for (Connection one = idle.poll(); one != null; one = idle.poll()) {
            one.close();
        }
    }

    interface Question {
        void write(DataOutputStream out) throws IOException;
    }

    interface Answer<T> {
        T read(DataInputStream in) throws IOException;
    }

    <T> T call(Question question, Answer<T> answer) {
        calls.acquireUninterruptibly();
        try {
            Connection connection = connection();
            boolean usable = false;
            try {
                question.write(connection.out());
                connection.out().flush();
                Outcome<T> outcome = Outcome.read(connection.in(), answer);
                usable = true;
                return outcome.get();
            } finally {
                if (usable) {
                    idle.push(connection);
                } else {
                    connection.close();
                }
            }
        } catch (IOException e) {
            throw new StoreException("the store's process does not answer", e);
        } finally {
            calls.release();
        }
    }

    private Connection connection() throws IOException {
        Connection known = idle.poll();
        return known == null ? Connection.to(port) : known;
    }

    /** What came of a call: all of it has been read, whatever it is. */
    private interface Outcome<T> {

        T get();

        static <T> Outcome<T> read(DataInputStream in, Answer<T> answer) throws IOException {
            byte kind = in.readByte();
            if (kind == Wire.DONE) {
                T result = answer.read(in);
                return () -> result;
            }
            String told = Wire.text(in);
            return () -> {
                throw kind == Wire.STORE_FAILED ? new StoreException(told) : new IllegalStateException(told);
            };
        }
    }
}
