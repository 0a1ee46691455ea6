package dev.mfacore.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdapterJarTest {

    private static final String[] BRIEFLY = {"--profile", "quick", "--clause", "STO-05", "--seed", "11"};

    @TempDir
    Path folder;

    private Tool run(String jars, String... more) throws Exception {
        String[] all = new String[more.length + BRIEFLY.length + 2];
        all[0] = "--adapter-jar";
        all[1] = jars;
        System.arraycopy(more, 0, all, 2, more.length);
        System.arraycopy(BRIEFLY, 0, all, 2 + more.length, BRIEFLY.length);
        return Tool.run(folder, all);
    }

    @Test
    @DisplayName("a correct adapter ends with 0, tells its progress, and leaves reports and nothing else")
    void correct() throws Exception {
        Path jar = AdapterJar.of(folder, "acme.jar", Map.of("com.acme.AcmeTck", AdapterJar.CORRECT), Map.of());
        Tool tool = run(jar.toString(), "--class", "com.acme.AcmeTck");
        assertThat(tool.exit()).as(tool.err()).isZero();
        assertThat(tool.out())
                .containsPattern("passed +STO-05 +MUST +store ")
                .contains("acme is PARTIAL for store 1/1", "seed 11", "acme.html");
        assertThat(tool.err()).contains(" of ", " done, 0 failed").doesNotContain("jqwik", "SLF4J", "\tat ");
        assertThat(folder.resolve("target/mfa-tck/acme.json")).exists();
        assertThat(folder.resolve(".jqwik-database")).doesNotExist();
    }

    @Test
    @DisplayName("a broken adapter ends with 1, and the command it names finds the same again")
    void broken() throws Exception {
        Path jar = AdapterJar.of(folder, "acme.jar", Map.of("com.acme.AcmeTck", AdapterJar.BROKEN), Map.of());
        Tool tool = run(jar.toString(), "--class", "com.acme.AcmeTck", "--report", "here");
        assertThat(tool.exit()).isEqualTo(1);
        assertThat(tool.out())
                .contains("STO-05 broken by the store of acme", "expected: ", "got: ", "likely causes:")
                .contains("repeat with: ./mfa tck --adapter-jar " + jar
                        + " --class com.acme.AcmeTck --clause STO-05 --seed 11 --profile quick");
        assertThat(folder.resolve("here/TEST-mfa-tck.acme.xml")).exists();
        assertThat(run(jar.toString(), "--class", "com.acme.AcmeTck", "--report", "here")
                        .out())
                .contains(tool.out()
                        .lines()
                        .filter(line -> line.contains("  got: "))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    @DisplayName("an adapter gets its own version of a library that the kit has too, and finds its services")
    void conflictingLibrary() throws Exception {
        Path library = AdapterJar.of(
                folder,
                "guava.jar",
                Map.of(
                        "com.google.common.base.Joiner",
                        "package com.google.common.base; public class Joiner { public static String old() { return \"old\"; } }"),
                Map.of("acme.txt", "found"));
        String source = AdapterJar.CORRECT.replace(
                "return Adapter.named(\"acme\")",
                "if (Thread.currentThread().getContextClassLoader().getResource(\"acme.txt\") == null)"
                        + " throw new IllegalStateException(\"no resource\");"
                        + " return Adapter.named(com.google.common.base.Joiner.old())");
        // The library comes last on this class path, so what is compiled against is put into a jar of its own.
        Path jar = AdapterJar.of(
                folder,
                "acme.jar",
                Map.of(
                        "com.acme.AcmeTck",
                        source.replace(
                                        "com.google.common.base.Joiner.old()",
                                        "(String) call(\"com.google.common.base.Joiner\", \"old\")")
                                .replace(
                                        "public class AcmeTck extends MfaTck {",
                                        "public class AcmeTck extends MfaTck { static Object call(String type, String"
                                                + " method) { try { return Class.forName(type).getMethod(method)"
                                                + ".invoke(null); } catch (ReflectiveOperationException e) { throw new"
                                                + " IllegalStateException(e); } }")),
                Map.of("META-INF/services/dev.mfacore.tck.MfaTck", "com.acme.AcmeTck # ours\n"));
        Tool tool = run(jar + java.io.File.pathSeparator + library);
        assertThat(tool.exit()).as(tool.out() + tool.err()).isZero();
        assertThat(tool.out()).contains("old is PARTIAL for store 1/1");
    }

    @Test
    @DisplayName("what the tool cannot run ends with 2 and a sentence that says what to do")
    void wrongArguments() throws Exception {
        Path jar = AdapterJar.of(
                folder,
                "acme.jar",
                Map.of(
                        "com.acme.AcmeTck",
                        AdapterJar.CORRECT,
                        "com.acme.BaseTck",
                        "package com.acme; public abstract class BaseTck extends dev.mfacore.tck.MfaTck {}",
                        "com.acme.NoTck",
                        "package com.acme; public class NoTck {}"),
                Map.of());
        Path text = Files.writeString(folder.resolve("no.jar"), "text");
        refused("there is no class AcmeTck in " + jar, jar.toString(), "--class", "AcmeTck");
        refused("com.acme.BaseTck is abstract", jar.toString(), "--class", "com.acme.BaseTck");
        refused("com.acme.NoTck does not extend dev.mfacore.tck.MfaTck", jar.toString(), "--class", "com.acme.NoTck");
        refused("--class is missing: name the class", jar.toString());
        refused("which is no readable file", "missing.jar", "--class", "com.acme.AcmeTck");
        refused("which is no jar", text.toString(), "--class", "com.acme.AcmeTck");
    }

    @Test
    @DisplayName("an adapter that claims nothing of the clause asked for ends with 2 and says so")
    void nothingToTest() throws Exception {
        Path jar = AdapterJar.of(folder, "acme.jar", Map.of("com.acme.AcmeTck", AdapterJar.CORRECT), Map.of());
        Tool tool =
                Tool.run(folder, "--adapter-jar", jar.toString(), "--class", "com.acme.AcmeTck", "--clause", "CIP-01");
        assertThat(tool.exit()).isEqualTo(2);
        assertThat(tool.err()).contains("nothing was tested: CIP-01 was not run: the adapter gives no cipher");
    }

    /** In this process, since nothing is run. */
    private static void refused(String words, String jars, String... more) {
        String[] all = new String[more.length + 2];
        all[0] = "--adapter-jar";
        all[1] = jars;
        System.arraycopy(more, 0, all, 2, more.length);
        Said said = Said.by(all);
        assertThat(said.exit()).as(said.err()).isEqualTo(2);
        assertThat(said.err()).contains(words);
    }
}
