package dev.mfacore.tck.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The tool as a process.
 *
 * @param exit its exit code
 * @param out what it said on standard output
 * @param err what it said on standard error
 */
record Tool(int exit, String out, String err) {

    static Tool run(Path folder, String... arguments) throws IOException, InterruptedException {
        return run(folder, List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()), arguments);
    }

    static Tool run(Path folder, List<String> how, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC"));
        command.addAll(how);
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "tool", ".out");
        Path err = Files.createTempFile(folder, "tool", ".err");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the tool did not end: " + Files.readString(err));
        }
        return new Tool(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
