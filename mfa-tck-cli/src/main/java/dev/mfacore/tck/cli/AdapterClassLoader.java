package dev.mfacore.tck.cli;

import dev.mfacore.tck.MfaTck;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Loads the adapter's classes from its jars first, so that it gets its own version of a library that the kit uses too.
 * What both talk in comes from the kit alone: the ports, the kit itself and its engine.
 */
final class AdapterClassLoader extends URLClassLoader {

    private static final List<String> SHARED = List.of(
            "java.",
            "javax.",
            "jdk.",
            "dev.mfacore.",
            "net.jqwik.",
            "org.junit.",
            "org.opentest4j.",
            "org.apiguardian.");
    /** An adapter of ours may be tested in another version than the one that the tool brings. */
    private static final String OWN = "dev.mfacore.adapter.";

    static {
        registerAsParallelCapable();
    }

    private AdapterClassLoader(URL[] jars) {
        super("adapter", jars, AdapterClassLoader.class.getClassLoader());
    }

    static AdapterClassLoader of(String jars) {
        List<URL> urls = new ArrayList<>();
        for (String jar : Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(jars)
                .toList()) {
            Path file = Path.of(jar);
            if (!Files.isReadable(file)) {
                throw new UsageException("--adapter-jar names " + jar + ", which is no readable file"
                        + (jar.isEmpty() ? " (an empty name)" : "") + ": give paths of jars, separated by "
                        + File.pathSeparator);
            }
            if (!Files.isDirectory(file) && !isJar(file)) {
                throw new UsageException("--adapter-jar names " + jar + ", which is no jar.");
            }
            try {
                urls.add(file.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new IllegalStateException(e);
            }
        }
        return new AdapterClassLoader(urls.toArray(URL[]::new));
    }

    private static boolean isJar(Path file) {
        try (java.util.jar.JarFile jar = new java.util.jar.JarFile(file.toFile())) {
            return jar.entries().hasMoreElements();
        } catch (IOException e) {
            return false;
        }
    }

    /** The class that the jar names for the kit, if it does. */
    Optional<String> namedClass() {
        URL named = findResource("META-INF/services/" + MfaTck.class.getName());
        if (named == null) {
            return Optional.empty();
        }
        try (InputStream in = named.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.contains("#") ? line.substring(0, line.indexOf('#')) : line)
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (isShared(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                try {
                    loaded = findClass(name);
                } catch (ClassNotFoundException e) {
                    return super.loadClass(name, resolve);
                }
            }
            if (resolve) {
                resolveClass(loaded);
            }
            return loaded;
        }
    }

    @Override
    public URL getResource(String name) {
        URL own = findResource(name);
        return own == null || isShared(name.replace('/', '.')) ? super.getResource(name) : own;
    }

    private static boolean isShared(String name) {
        return !name.startsWith(OWN) && SHARED.stream().anyMatch(name::startsWith);
    }

    void closeQuietly() {
        try {
            close();
        } catch (IOException e) {
            // The process ends anyway.
        }
    }
}
