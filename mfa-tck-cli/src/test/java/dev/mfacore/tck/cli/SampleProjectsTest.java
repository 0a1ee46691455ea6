package dev.mfacore.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kit in projects of other people: their JUnit, their Surefire, their mistakes. Run when the kit has been packed. */
class SampleProjectsTest {

    private static final String STORE = AdapterJar.CORRECT
            .substring(AdapterJar.CORRECT.indexOf("class AcmeStore"))
            .replace("class AcmeStore", "public class AcmeStore");
    private static final String HEAD = "package com.acme;\nimport dev.mfacore.port.*;\nimport java.util.*;\n";
    private static final String TEST = """
            package com.acme;
            import dev.mfacore.tck.*;
            public class AcmeTckTest extends MfaTck {
                @Override public Adapter adapter(TckEnvironment env) {
                    return Adapter.named("acme").store(new AcmeStore());
                }
            }
            """;
    private static final String[] BRIEFLY = {"-Dmfa.tck.profile=quick", "-Dmfa.tck.clause=STO-05", "-Dmfa.tck.seed=3"};

    @TempDir
    Path folder;

    private SampleProject project() {
        return new SampleProject(folder)
                .file("src/main/java/com/acme/AcmeStore.java", HEAD + STORE)
                .file("src/test/java/com/acme/AcmeTckTest.java", TEST);
    }

    private static void passes(SampleProject project, String... arguments) throws Exception {
        SampleProject.Built built = project.build(arguments.length == 0 ? BRIEFLY : arguments);
        assertThat(built.exit()).as(built.log()).isZero();
        assertThat(built.log())
                .contains("acme is PARTIAL for store 1/1", "seed 3")
                .containsPattern("passed +STO-05 +MUST ")
                .containsPattern("Tests run: [1-9]")
                .doesNotContain("jqwik's test run database", "|--jqwik--|");
        assertThat(project.report("acme.json")).exists();
        assertThat(project.left()).doesNotContain(".jqwik-database");
    }

    @ParameterizedTest(name = "JUnit {0}, Surefire {1}")
    @CsvSource({"5.13.4, 3.2.5", "6.1.3, 3.6.1"})
    @DisplayName("the oldest and the newest mix")
    void ends(String junit, String surefire) throws Exception {
        passes(project().pom(junit, surefire, SampleProject.jupiter("")));
    }

    @Tag("nightly")
    @ParameterizedTest(name = "JUnit {0}, Surefire {1}")
    @CsvSource({
        "5.13.4, 3.5.4",
        "5.13.4, 3.6.1",
        "5.14.4, 3.2.5",
        "5.14.4, 3.5.4",
        "5.14.4, 3.6.1",
        "6.0.3, 3.2.5",
        "6.0.3, 3.5.4",
        "6.0.3, 3.6.1",
        "6.1.3, 3.2.5",
        "6.1.3, 3.5.4"
    })
    void mixes(String junit, String surefire) throws Exception {
        passes(project().pom(junit, surefire, SampleProject.jupiter("")));
    }

    @Test
    @DisplayName("without JUnit's list of versions, and no other test library at all; one class asked for by name")
    void kitAlone() throws Exception {
        passes(project().pom("", "3.5.4", ""), BRIEFLY[0], BRIEFLY[1], BRIEFLY[2], "-Dtest=AcmeTckTest");
    }

    @Tag("nightly")
    @Test
    @DisplayName("without JUnit's list of versions, Jupiter named before the kit")
    void jupiterFirst() throws Exception {
        passes(project().pom("", "3.6.1", SampleProject.jupiter("5.13.4")));
    }

    @Test
    @DisplayName("in a module of its own")
    void module() throws Exception {
        passes(project()
                .file("src/main/java/module-info.java", "module com.acme { requires dev.mfacore; exports com.acme; }")
                .pom("6.1.3", "3.6.1", SampleProject.jupiter("")));
    }

    @Test
    @DisplayName("a class that Surefire would pass over does not compile, and the sentence says how to name it")
    void wrongName() throws Exception {
        SampleProject project = new SampleProject(folder)
                .file("src/main/java/com/acme/AcmeStore.java", HEAD + STORE)
                .file("src/test/java/com/acme/AcmeTck.java", TEST.replace("AcmeTckTest", "AcmeTck"))
                .pom("6.1.3", "3.6.1", SampleProject.jupiter(""));
        SampleProject.Built built = project.build(BRIEFLY);
        assertThat(built.exit()).as(built.log()).isNotZero();
        assertThat(built.log())
                .contains(
                        "AcmeTck extends MfaTck, but Maven's Surefire runs only classes named", "name it AcmeTckTest");
    }

    @Test
    @DisplayName("a broken adapter fails the build, and the log says what is broken and how to repeat it")
    void broken() throws Exception {
        SampleProject project = project()
                .file(
                        "src/main/java/com/acme/AcmeStore.java",
                        (HEAD + STORE).replace("if (version(key) != expected) { return false; }", ""))
                .pom("6.1.3", "3.6.1", SampleProject.jupiter(""));
        SampleProject.Built built = project.build(BRIEFLY);
        assertThat(built.exit()).as(built.log()).isNotZero();
        assertThat(built.log())
                .contains("STO-05 broken by the store of acme (MUST", "expected: ", "likely causes:")
                .contains(
                        "mvn test -Dtest=AcmeTckTest -Dmfa.tck.clause=STO-05 -Dmfa.tck.seed=3 -Dmfa.tck.profile=quick");
    }
}
