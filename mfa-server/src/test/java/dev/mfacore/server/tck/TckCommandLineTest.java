package dev.mfacore.server.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.server.ServerUnderTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./mfa tck --endpoint} as a process, on a server that really listens. */
class TckCommandLineTest {

    private static final ServerUnderTest SERVER = ServerUnderTest.start();

    @TempDir
    Path folder;

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private record Ran(int exit, String said) {}

    private Ran run(String key, String... more) throws Exception {
        Path keyFile = Files.writeString(folder.resolve("key"), key + "\n");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.mfacore.tck.cli.Main",
                "--endpoint",
                SERVER.server().applicationUri().toString(),
                "--admin",
                SERVER.server().adminUri().toString(),
                "--admin-key-file",
                keyFile.toString(),
                "--profile",
                "quick"));
        command.addAll(List.of(more));
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(300, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Ran(process.exitValue(), Files.readString(log));
    }

    @Test
    @DisplayName("a server that keeps the rules ends with 0, and its key stands in no report")
    void holds() throws Exception {
        Ran ran = run(SERVER.adminKey(), "--clause", "TOTP-07");
        assertThat(ran.exit()).as(ran.said()).isZero();
        assertThat(ran.said()).contains("endpoint is PARTIAL for endpoint 1/1");
        assertThat(ran.said()).doesNotContain(SERVER.adminKey());
        assertThat(Files.readString(folder.resolve("target/mfa-tck/endpoint.json")))
                .contains("\"TOTP-07\"")
                .doesNotContain(SERVER.adminKey());
    }

    @Test
    @DisplayName("a wrong key is told before any clause fails on it")
    void wrongKey() throws Exception {
        Ran ran = run("x".repeat(SERVER.adminKey().length()));
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.said()).contains("does not let the kit work", "Give the admin key");
    }
}
