package dev.mfacore.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.tck.catalogue.Catalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TckCommandTest {

    @Test
    @DisplayName("--list has every clause, one a line beginning with its id and level, and nothing else")
    void list() {
        Said said = Said.by("--list");
        assertThat(said.exit()).isZero();
        assertThat(said.err()).isEmpty();
        List<String> ids =
                said.out().lines().map(line -> line.split(" +", 3)[0]).toList();
        assertThat(ids)
                .containsExactlyElementsOf(
                        Catalogue.load().rules().stream().map(rule -> rule.id()).toList());
        assertThat(said.out().lines()).allMatch(line -> line.matches("[A-Z]{3,4}-[0-9]{2} +(MUST|SHOULD|MAY) +.+"));
    }

    @Test
    void helpNamesEveryFlagAndExitCode() {
        Said said = Said.by("--help");
        assertThat(said.exit()).isZero();
        assertThat(said.out())
                .contains("--adapter-jar", "--class", "--clause", "--seed", "--profile", "--report", "--list")
                .contains("--endpoint", "--admin", "--admin-key-file")
                .contains("Exit code: 0 conformant, 1 not conformant or incomplete, 2 nothing to test");
    }

    @Test
    void versionNamesTheKit() {
        assertThat(Said.by("--version").out())
                .contains("mfa-tck ", "jqwik 1.9.3")
                .doesNotContain("${");
    }

    @Test
    @DisplayName("wrong arguments end with 2 and a sentence")
    void wrong() {
        assertThat(Said.by("--clause", "STO-5").err()).contains("no clause of this kit: --list has them");
        assertThat(Said.by("--clause", "STO-5").exit()).isEqualTo(2);
        assertThat(Said.by("--profile", "slow").exit()).isEqualTo(2);
        assertThat(Said.by("--seed", "abc").exit()).isEqualTo(2);
        assertThat(Said.by("--unknown").exit()).isEqualTo(2);
        assertThat(Said.by("--report", "/dev/null/x").err()).contains("--report names /dev/null/x");
        assertThat(Said.by("--class", "com.acme.AcmeTck").err()).contains("--adapter-jar");
    }

    @Test
    @DisplayName("an endpoint that cannot be tested as named ends with 2 and a sentence, and no key is shown")
    void wrongEndpoint(@TempDir Path folder) throws Exception {
        Path key = Files.writeString(folder.resolve("key"), "s3cret-key");
        String file = key.toString();
        assertThat(Said.by("--endpoint", "http://127.0.0.1:1").err()).contains("belong together");
        assertThat(Said.by("--endpoint", "localhost:1", "--admin", "http://127.0.0.1:1", "--admin-key-file", file)
                        .err())
                .contains("--endpoint must be an address such as");
        Said nobody =
                Said.by("--endpoint", "http://127.0.0.1:1", "--admin", "http://127.0.0.1:1", "--admin-key-file", file);
        assertThat(nobody.exit()).isEqualTo(2);
        assertThat(nobody.err()).contains("no server answers at --endpoint http://127.0.0.1:1");
        assertThat(nobody.out() + nobody.err()).doesNotContain("s3cret-key");
        assertThat(Said.by(
                                "--endpoint",
                                "http://127.0.0.1:1",
                                "--admin",
                                "http://127.0.0.1:1",
                                "--admin-key-file",
                                "missing")
                        .err())
                .contains("--admin-key-file names missing");
        assertThat(Said.by("--endpoint", "http://127.0.0.1:1", "--class", "X").err())
                .contains("give one of them");
    }

    @Test
    @DisplayName("without an adapter the kit runs on the adapter in memory, which is conformant")
    void inMemory(@TempDir Path folder) throws Exception {
        Tool tool = Tool.run(folder, "--profile", "quick", "--seed", "5");
        assertThat(tool.exit()).as(tool.out() + tool.err()).isZero();
        assertThat(tool.out())
                .contains("profile quick, seed 5")
                .containsPattern("inmemory is CONFORMANT for store \\d+/\\d+, delivery \\d+/\\d+, directory \\d+/\\d+,"
                        + " listener \\d+/\\d+, service \\d+/\\d+, code \\d+/\\d+ with");
    }
}
