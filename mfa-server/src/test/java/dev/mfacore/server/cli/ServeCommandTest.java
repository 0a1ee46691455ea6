package dev.mfacore.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command as a process of its own, as {@code ./mfa serve} runs it. */
@Timeout(120)
class ServeCommandTest {

    private static final Pattern READY =
            Pattern.compile("ready (http://127\\.0\\.0\\.1:\\d+) admin (http://127\\.0\\.0\\.1:\\d+)");

    @TempDir
    Path folder;

    @Test
    void theFirstLineSaysWhereItListensAndTheKeyOpensTheAdminApi() throws Exception {
        Path log = folder.resolve("log");
        Process process = run(log, Map.of(), "--port", "0", "--admin-port", "0", "--data", data(), "--test-clock");
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            Matcher ready = READY.matcher(String.valueOf(out.readLine()));
            assertThat(ready.matches()).isTrue();
            Path key = folder.resolve("data/admin.key");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key.getParent())))
                    .isEqualTo("rwx------");
            String secret = Files.readString(key).strip();
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(ready.group(2) + "/admin/v1/clock"))
                                    .header("Authorization", "Bearer " + secret)
                                    .header("Content-Type", "application/json")
                                    .PUT(BodyPublishers.ofString("{\"advanceSeconds\":1}"))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            // Not through destroy(), which closes our end of the output.
            process.toHandle().destroy();
            assertThat(out.readLine()).as("further output").isNull();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            String said = Files.readString(log);
            assertThat(said)
                    .contains("admin.key")
                    .contains("all data is in memory")
                    .contains("THE TEST CLOCK IS ON")
                    .contains("\"route\":\"/admin/v1/clock\"")
                    .contains("stopping")
                    .doesNotContain(secret);
            assertThat(said.lines()).allMatch(line -> line.startsWith("{\"log\":") && line.endsWith("}"));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void flagsComeFromTheEnvironmentAndKeysStayTheSame() throws Exception {
        Map<String, String> environment =
                Map.of("MFA_PORT", "0", "MFA_ADMIN_PORT", "0", "MFA_DATA", data(), "MFA_NO_ACCESS_LOG", "true");
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Process process = run(folder.resolve("log" + i), environment);
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                Matcher ready = READY.matcher(String.valueOf(out.readLine()));
                assertThat(ready.matches()).isTrue();
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(ready.group(2) + "/healthz"))
                                        .build(),
                                BodyHandlers.ofString());
                process.destroy();
                assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            } finally {
                process.destroyForcibly();
            }
            assertThat(Files.readString(folder.resolve("log" + i))).doesNotContain("healthz");
            keys.add(Files.readString(folder.resolve("data/admin.key"))
                    + Files.readString(folder.resolve("data/engine.keys"))
                    + Files.readString(folder.resolve("data/recipients.keys")));
        }
        assertThat(keys.get(1)).isEqualTo(keys.get(0));
    }

    @Test
    void flagsThatDoNotGoTogetherAreRefusedWithASentence() throws Exception {
        usage("--host 0.0.0.0", "--host 0.0.0.0 is reachable from other machines: give --tls-cert");
        usage("--admin-host 0.0.0.0", "--admin-host 0.0.0.0 is reachable");
        usage("--test-clock --behind-proxy", "--test-clock is for tests on this machine");
        usage("--port 70000", "--port must be 0 to 65535, but is 70000");
        usage("--port many", "--port");
        usage("--tls-cert cert.pem", "--tls-cert and --tls-key go together");
        usage("--tls-keystore store.p12", "--tls-keystore and --tls-keystore-password-file go together");
        usage("--sms-webhook http://sms.invalid/", "--sms-webhook must be https, unless it is on this machine");
        usage("--host no.such.invalid", "--host no.such.invalid is no host that this machine knows");
        usage("--sms-webhook ftp://127.0.0.1/", "must begin with https:// or http://");
        usage("--smtp smtp://127.0.0.1:25", "--smtp wants --smtp-from");
        usage("--smtp-from mfa@example.com", "go with --smtp");
        usage("--jwt-keys keys.json", "--jwt-keys wants --jwt-issuer and --jwt-audience");
        usage("--jwt-issuer x", "go with --jwt-keys");
        usage("--delivery-seconds 99", "--delivery-seconds must be 1 to 30");
        usage("--public-url mfa.example.com", "--public-url must look like");
        usage("--nonsense", "--nonsense");
    }

    @Test
    void whatKeepsItFromStartingIsSaid() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            failure(1, "cannot listen on 127.0.0.1:" + port, "--port", port, "--admin-port", "0", "--data", data());
            failure(1, "cannot listen on 127.0.0.1:" + port, "--port", "0", "--admin-port", port, "--data", data());
        }
        Path open = Files.writeString(folder.resolve("open.key"), "x".repeat(40));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        failure(1, "can be read by others: chmod 600", keyFile(open));
        Path brief = Files.writeString(folder.resolve("brief.key"), "secret-brief");
        Files.setPosixFilePermissions(brief, PosixFilePermissions.fromString("rw-------"));
        failure(1, "at least 32 characters", keyFile(brief));
        Path file = Files.writeString(folder.resolve("file"), "");
        failure(1, "cannot be made", "--port", "0", "--admin-port", "0", "--data", file.toString());
    }

    private String[] keyFile(Path file) {
        return new String[] {"--port", "0", "--admin-port", "0", "--data", data(), "--admin-key-file", file.toString()};
    }

    private void usage(String flags, String why) throws Exception {
        failure(2, why, (flags + " --data " + data()).split(" ", -1));
    }

    /** In this process, since it ends before anything starts. */
    private void failure(int code, String why, String... flags) throws Exception {
        if (code == 2) {
            StringWriter err = new StringWriter();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            CommandLine line = Main.commandLine(
                    new ServeCommand(new PrintStream(out, true, StandardCharsets.UTF_8), new ByteArrayOutputStream()));
            line.setErr(new PrintWriter(err, true));
            assertThat(line.execute(flags)).as(String.join(" ", flags)).isEqualTo(2);
            assertThat(err.toString()).contains(why).doesNotContain("\tat ");
            assertThat(out.size()).isZero();
            return;
        }
        Path log = Files.createTempFile(folder, "log", "");
        Process process = run(log, Map.of(), flags);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(log)).contains(why).doesNotContain("\tat ").doesNotContain("secret-brief");
        assertThat(process.exitValue()).isEqualTo(code);
        assertThat(out).isEmpty();
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private Process run(Path log, Map<String, String> environment, String... flags) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.mfacore.server.cli.Main"));
        command.addAll(List.of(flags));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }
}
