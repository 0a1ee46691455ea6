package dev.mfacore.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles sources and packs them, as an adapter's author does. */
final class AdapterJar {

    private AdapterJar() {}

    static final String CORRECT = """
            package com.acme;
            import dev.mfacore.port.*;
            import dev.mfacore.tck.*;
            import java.util.*;
            public class AcmeTck extends MfaTck {
                @Override public Adapter adapter(TckEnvironment env) {
                    return Adapter.named("acme").store(new AcmeStore());
                }
            }
            class AcmeStore implements AuthenticatorStore {
                private final Map<StoreKey, StoredState> all = new HashMap<>();
                private long last;
                public synchronized Optional<StoredState> load(StoreKey key) {
                    return Optional.ofNullable(all.get(key));
                }
                public synchronized boolean save(StoreKey key, byte[] state, long expected) {
                    if (version(key) != expected) { return false; }
                    all.put(key, new StoredState(state, ++last));
                    return true;
                }
                public synchronized boolean delete(StoreKey key, long expected) {
                    if (expected == 0 || version(key) != expected) { return false; }
                    all.remove(key);
                    return true;
                }
                private long version(StoreKey key) {
                    StoredState state = all.get(key);
                    return state == null ? 0 : state.version();
                }
            }
            """;

    static final String BROKEN = CORRECT.replace("if (version(key) != expected) { return false; }", "");

    /** A jar of the sources by the name of their class, and of further entries by their path. */
    static Path of(Path folder, String jar, Map<String, String> sources, Map<String, String> entries, Path... libraries)
            throws IOException {
        Path classes = Files.createDirectories(folder.resolve(jar + ".classes"));
        List<String> arguments = new ArrayList<>(List.of("--release", "17", "-proc:none", "-d", classes.toString()));
        String classPath = System.getProperty("java.class.path");
        for (Path library : libraries) {
            classPath += java.io.File.pathSeparator + library;
        }
        arguments.addAll(List.of("-cp", classPath));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        Path result = folder.resolve(jar);
        try (OutputStream out = Files.newOutputStream(result);
                JarOutputStream packed = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                packed.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, packed);
            }
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                packed.putNextEntry(new JarEntry(entry.getKey()));
                packed.write(entry.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return result;
    }
}
