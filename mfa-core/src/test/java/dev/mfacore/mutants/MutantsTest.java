package dev.mfacore.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.mfacore.Mfa;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * The catalogue says of each property what a broken implementation does. Here such faults are planted one by one, and
 * the test that is named for each has to fail. To keep that from succeeding for the wrong reason, a mutant must fit and
 * compile, its test must pass on the true code when run the same way, and it must fail by an assertion or an exception
 * of the code, not because classes do not fit together.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutantsTest {

    private static final Path SOURCES = Path.of(System.getProperty("basedir", ""), "src", "main", "java");

    /** Each run of jqwik announces that it keeps no database. Held, or the level would be forgotten. */
    private final Logger announcements = Logger.getLogger("net.jqwik");

    private List<Mutant> mutants;
    private SourceCompiler compiler;

    @BeforeAll
    void read() throws IOException, URISyntaxException {
        announcements.setLevel(Level.WARNING);
        mutants = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(resource("/mutants")))) {
            for (Path file : files.sorted().toList()) {
                mutants.addAll(Mutant.parse(file.getFileName().toString(), Files.readString(file)));
            }
        }
        compiler = new SourceCompiler(classPath());
    }

    @AfterAll
    void close() {
        compiler.close();
        announcements.setLevel(null);
    }

    @TestFactory
    Stream<DynamicTest> namedTestFailsOn() {
        return mutants.stream().map(it -> DynamicTest.dynamicTest(it.displayName(), () -> assertKilled(it)));
    }

    @TestFactory
    Stream<DynamicTest> namedTestPassesOnTheTrueCode() {
        return mutants.stream()
                .map(Mutant::test)
                .distinct()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    NamedTest.Run run = new NamedTest(name).runOn(classesWith(Map.of()));
                    assertThat(run.failures()).isEmpty();
                    assertThat(run.tests()).isPositive();
                }));
    }

    @Test
    void everyMutantNamesAProperty() {
        assertThat(mutants)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.property()).matches("(TOTP|DOTP|REC|TXN|THR|BIND|STO|SEC|INP)-\\d\\d"));
    }

    @Test
    void atLeastFortyPropertiesHaveAMutant() {
        assertThat(mutants.stream().map(Mutant::property).distinct()).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void codeThatIsNotFaultyIsNotCaught() throws IOException {
        Mutant first = mutants.get(0);
        Mutant harmless =
                new Mutant(first.property(), "nothing at all", first.file(), first.find(), first.find(), first.test());
        assertThat(runOn(harmless).failures()).isEmpty();
    }

    @Test
    void codeThatDoesNotCompileIsNotCaughtEither() {
        Mutant first = mutants.get(0);
        Mutant broken =
                new Mutant(first.property(), "gibberish", first.file(), first.find(), "gibberish", first.test());
        assertThatIllegalStateException().isThrownBy(() -> runOn(broken)).withMessageContaining("does not compile");
    }

    @Test
    void classesThatDoNotFitTogetherAreNoVerdict() {
        assertThat(isVerdict(new NoSuchMethodError("removed"))).isFalse();
        assertThat(isVerdict(new org.junit.platform.commons.JUnitException("no such test")))
                .isFalse();
        assertThat(isVerdict(new AssertionError("caught"))).isTrue();
        assertThat(isVerdict(new IllegalStateException("caught"))).isTrue();
    }

    private void assertKilled(Mutant mutant) throws IOException {
        NamedTest.Run run = runOn(mutant);
        assertThat(run.tests()).as("tests found by %s", mutant.test()).isPositive();
        assertThat(run.failures())
                .as("failures of %s on the faulty code", mutant.test())
                .isNotEmpty()
                .allMatch(MutantsTest::isVerdict, "is an assertion or an exception of the code");
    }

    private NamedTest.Run runOn(Mutant mutant) throws IOException {
        String source = mutant.applyTo(Files.readString(SOURCES.resolve(mutant.file())));
        Map<String, byte[]> faulty = compiler.compile(mutant.className(), source);
        return new NamedTest(mutant.test()).runOn(classesWith(faulty));
    }

    private static boolean isVerdict(Throwable failure) {
        String type = failure.getClass().getName();
        boolean ofTheTools = type.startsWith("org.junit.") || type.startsWith("net.jqwik.");
        return failure instanceof AssertionError || (failure instanceof Exception && !ofTheTools);
    }

    private static FreshClasses classesWith(Map<String, byte[]> replaced) {
        return new FreshClasses(MutantsTest.class.getClassLoader(), replaced);
    }

    private static List<Path> classPath() throws URISyntaxException {
        Path main = Path.of(
                Mfa.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return Stream.concat(
                        Stream.of(main),
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                                .map(Path::of))
                .toList();
    }

    private static URI resource(String name) throws URISyntaxException {
        return MutantsTest.class.getResource(name).toURI();
    }
}
