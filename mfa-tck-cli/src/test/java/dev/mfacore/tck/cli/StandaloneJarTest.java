package dev.mfacore.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that needs nothing else; run when it has been packed. */
class StandaloneJarTest {

    private static final Path JAR = Path.of(System.getProperty("tck.jar", "target/mfa-tck-cli-all.jar"));

    @TempDir
    Path folder;

    @Test
    @DisplayName("java -jar does what ./mfa tck does, and names itself in the command to repeat")
    void runsAnAdapter() throws Exception {
        Path jar = AdapterJar.of(folder, "acme.jar", Map.of("com.acme.AcmeTck", AdapterJar.BROKEN), Map.of());
        Tool tool = Tool.run(
                folder,
                List.of("-jar", JAR.toString()),
                "--adapter-jar",
                jar.toString(),
                "--class",
                "com.acme.AcmeTck",
                "--profile",
                "quick",
                "--clause",
                "STO-05");
        assertThat(tool.exit()).as(tool.out() + tool.err()).isEqualTo(1);
        assertThat(tool.out()).contains("STO-05 broken by the store of acme", "repeat with: java -jar " + JAR);
        assertThat(tool.err()).doesNotContain("SLF4J", "jqwik");
    }

    @Test
    void runsOnTheAdapterInMemory() throws Exception {
        Tool tool = Tool.run(folder, List.of("-jar", JAR.toString()), "--profile", "quick");
        assertThat(tool.exit()).as(tool.out() + tool.err()).isZero();
    }

    @Test
    @DisplayName("no signature and no module descriptor of a part is left in it")
    void nothingLeftOver() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(JarEntry::getName))
                    .noneMatch(
                            name -> name.endsWith("module-info.class") || name.matches("META-INF/.*\\.(SF|RSA|DSA)"));
        }
    }
}
