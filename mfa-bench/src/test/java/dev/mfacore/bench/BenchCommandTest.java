package dev.mfacore.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs every benchmark for a moment: that all work and all answers are right. No time is asserted. */
final class BenchCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        return BenchCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    @Test
    void measuresEverythingForAMoment() throws IOException {
        assertThat(run("--glance", "--out", folder.resolve("new").toString()))
                .as(() -> err.toString())
                .isZero();

        JsonNode rows = JsonMapper.shared().readTree(Files.readString(folder.resolve("new/results.json")));
        Set<String> operations = new TreeSet<>();
        for (JsonNode row : rows) {
            assertThat(row.propertyNames())
                    .containsExactly(
                            "operation",
                            "form",
                            "algorithm",
                            "library",
                            "cpuNs",
                            "wallNs",
                            "bytesPerOp",
                            "ratioToOurs",
                            "spread");
            operations.add(row.get("operation").stringValue());
            if (row.get("library").stringValue().equals("mfa-core")) {
                assertThat(row.get("wallNs").doubleValue()).isPositive();
                assertThat(row.get("ratioToOurs").doubleValue()).isEqualTo(1);
            }
        }
        assertThat(operations)
                .containsExactlyInAnyOrderElementsOf(
                        Benchmarks.all().stream().map(Benchmark::name).toList());
        assertThat(folder.resolve("new/report.md"))
                .content()
                .contains("./mfa bench --glance", "| http/verify-totp |", "Target: at least 60 %", "none mixed up");
        assertThat(out.toString()).contains("http/remote-call", "ratio to ours", "figures mean nothing");
    }

    @Test
    void namesTheBenchmarks() {
        assertThat(run("--list")).isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(Benchmarks.all().size());
        assertThat(lines).anyMatch(it -> it.startsWith("http/latency  p50 and p99"));
    }

    @Test
    void onlyChoosesByName() {
        assertThat(run("--list", "--only", "^http/")).isZero();
        assertThat(out.toString().lines()).hasSize(4).allMatch(it -> it.startsWith("http/"));
    }

    @Test
    void saysWhenNothingIsChosen() throws IOException {
        assertThat(run("--only", "nothing-of-that-name", "--out", folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--list names them all");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void saysWhatIsWrongWithAFlag() {
        assertThat(run("--only", "(")).isEqualTo(2);
        assertThat(err.toString()).contains("--only");
    }
}
