package dev.mfacore.server.node;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The npm packages of the tests, fetched once per build into {@code target/npm} exactly as {@code package-lock.json}
 * says, and next to them the scripts of {@code src/test/npm}.
 */
public final class NodeProject {

    /** The system property that leaves the tests with Node out. */
    public static final String FLAG = "withoutNode";

    private static final int OLDEST_NODE = 18;
    private static final Duration FOR_A_VERSION = Duration.ofSeconds(30);
    private static final Duration FOR_THE_PACKAGES = Duration.ofMinutes(8);
    private static final Path SOURCES = Path.of("src", "test", "npm");
    private static final Path FOLDER = Path.of("target", "npm").toAbsolutePath();
    private static final Path TEMPORARY = FOLDER.resolve("tmp");
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\..*", Pattern.DOTALL);
    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

    private static NodeProject ready;

    private NodeProject() {}

    /**
     * Returns the project with its packages in place.
     *
     * @throws AssertionError if Node or npm is missing or too old, or the packages cannot be had
     */
    public static synchronized NodeProject ready() {
        if (ready == null) {
            try {
                Files.createDirectories(TEMPORARY);
                requireNode();
                install();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            ready = new NodeProject();
        }
        return ready;
    }

    /** Returns the folder that the scripts run in. */
    public Path folder() {
        return FOLDER;
    }

    /** Starts a script of {@code src/test/npm} to talk to by its standard input and output. Its errors go to ours. */
    public Process start(String script, String... arguments) {
        return start(FOLDER, command(script, arguments), ProcessBuilder.Redirect.INHERIT);
    }

    /**
     * Runs a script of {@code src/test/npm} to its end.
     *
     * @return what it wrote
     * @throws AssertionError if it fails or takes longer than {@code limit}
     */
    public String run(Duration limit, String script, String... arguments) {
        return finish(FOLDER, limit, command(script, arguments));
    }

    private static List<String> command(String script, String... arguments) {
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        return command;
    }

    private static void requireNode() {
        String said = version("node");
        Matcher version = VERSION.matcher(said);
        if (!version.matches() || Integer.parseInt(version.group(1)) < OLDEST_NODE) {
            throw missing("Node " + OLDEST_NODE + " or newer, but node --version says " + said.strip());
        }
        version(npm());
    }

    private static String version(String program) {
        try {
            return finish(Path.of("").toAbsolutePath(), FOR_A_VERSION, List.of(program, "--version"));
        } catch (UncheckedIOException e) {
            throw missing("the program " + program + " on the path");
        }
    }

    private static AssertionError missing(String what) {
        return new AssertionError("This test needs " + what + ". Install it (https://nodejs.org), or leave the tests"
                + " with a browser and npm out: -D" + FLAG);
    }

    private static String npm() {
        return WINDOWS ? "npm.cmd" : "npm";
    }

    private static void install() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Files.copy(file, FOLDER.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        String wanted = Files.readString(SOURCES.resolve("package-lock.json"));
        Path mark = FOLDER.resolve("installed-lock.json");
        if (!Files.exists(mark) || !Files.readString(mark).equals(wanted)) {
            // No script of a package runs while it is installed: none of these needs one.
            finish(
                    FOLDER,
                    FOR_THE_PACKAGES,
                    List.of(npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"));
            Files.writeString(mark, wanted);
        }
    }

    private static String finish(Path folder, Duration limit, List<String> command) {
        File output;
        try {
            output = File.createTempFile("node", ".out");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Process process = start(folder, command, ProcessBuilder.Redirect.to(output));
        try {
            process.getOutputStream().close();
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            String said = Files.readString(output.toPath(), StandardCharsets.UTF_8);
            if (!ended || process.exitValue() != 0) {
                String how = ended ? "ended with " + process.exitValue() : "took longer than " + limit;
                throw new AssertionError(String.join(" ", command) + " " + how + ":\n" + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            stop(process);
            output.delete();
        }
    }

    /** Ends a process and what it has started. */
    public static void stop(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static Process start(Path folder, List<String> command, ProcessBuilder.Redirect errors) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        // Where the browser is unpacked: two builds on one machine must not meet there.
        builder.environment().put("TMPDIR", TEMPORARY.toString());
        if (errors.equals(ProcessBuilder.Redirect.INHERIT)) {
            builder.redirectError(errors);
        } else {
            builder.redirectErrorStream(true).redirectOutput(errors);
        }
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
