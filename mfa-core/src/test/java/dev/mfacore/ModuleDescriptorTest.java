package dev.mfacore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.port.QrRenderer;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The core as a module: what it shows, what it asks for, and that its users need no more than that. */
class ModuleDescriptorTest {

    private static final String CONSUMER_MODULE = """
            module consumer {
                requires dev.mfacore;
            }
            """;

    @TempDir
    private Path output;

    @Test
    @DisplayName("exports the driving side, the algorithms and the ports, each to everybody")
    void exportsWhatUsersNeed() {
        assertThat(descriptor().exports())
                .allMatch(exported -> !exported.isQualified())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactlyInAnyOrder("dev.mfacore", "dev.mfacore.authing", "dev.mfacore.otp", "dev.mfacore.port");
        assertThat(descriptor().opens()).isEmpty();
    }

    @Test
    @DisplayName("asks for java.base, and for JSpecify at compile time only")
    void requiresTheJdkAlone() {
        assertThat(descriptor().requires())
                .filteredOn(required -> !required.modifiers().contains(Requires.Modifier.STATIC))
                .extracting(Requires::name)
                .containsExactly("java.base");
        assertThat(descriptor().requires())
                .filteredOn(required -> required.modifiers().contains(Requires.Modifier.STATIC))
                .extracting(Requires::name)
                .containsExactly("org.jspecify");
    }

    @Test
    @DisplayName("a modular consumer compiles without JSpecify and without a warning")
    void consumerCompilesWithoutJspecify() throws IOException {
        String consumer = """
                package consumer;

                import dev.mfacore.port.QrImage;
                import dev.mfacore.port.QrRenderer;

                final class Consumer implements QrRenderer {
                    @Override
                    public QrImage render(String text) {
                        return new QrImage("image/png", new byte[] {1});
                    }
                }
                """;

        assertThat(compile(consumer)).isEmpty();
    }

    @Test
    @DisplayName("a consumer cannot reach into the engine")
    void engineIsHidden() throws IOException {
        String consumer = """
                package consumer;

                import dev.mfacore.engine.*;

                final class Consumer {}
                """;

        assertThat(compile(consumer)).containsExactly("compiler.err.package.not.visible");
    }

    private static ModuleDescriptor descriptor() {
        return ModuleFinder.of(classes()).find("dev.mfacore").orElseThrow().descriptor();
    }

    private static Path classes() {
        try {
            return Path.of(QrRenderer.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path holds a malformed location", e);
        }
    }

    /** Compiles a module of this one class, with nothing but the core beside it, and returns what the compiler said. */
    private List<String> compile(String consumer) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(said, Locale.ROOT, null)) {
            List<String> options = List.of(
                    "--release",
                    "17",
                    "-proc:none",
                    "-Xlint:all",
                    "--class-path",
                    "",
                    "--module-path",
                    classes().toString(),
                    "-d",
                    output.toString());
            List<JavaFileObject> sources =
                    List.of(new Source("module-info", CONSUMER_MODULE), new Source("consumer/Consumer", consumer));
            compiler.getTask(null, files, said, options, null, sources).call();
        }
        return said.getDiagnostics().stream().map(Diagnostic::getCode).collect(Collectors.toList());
    }

    /** A source file in memory. */
    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String name, String text) {
            super(URI.create("memory:///" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
