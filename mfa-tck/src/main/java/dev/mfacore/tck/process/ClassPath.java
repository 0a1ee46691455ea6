package dev.mfacore.tck.process;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What another process needs to load a class that was loaded here, from a class path, a module path or an adapter's jar. */
final class ClassPath {

    private ClassPath() {}

    static String of(Class<?> type) {
        Set<String> entries = new LinkedHashSet<>();
        root(type).ifPresent(entries::add);
        if (type.getClassLoader() instanceof URLClassLoader jars) {
            for (URL jar : jars.getURLs()) {
                entries.add(path(jar));
            }
        }
        for (String property : new String[] {"java.class.path", "jdk.module.path"}) {
            for (String entry : System.getProperty(property, "").split(File.pathSeparator, -1)) {
                if (!entry.isEmpty()) {
                    entries.add(Path.of(entry).toAbsolutePath().toString());
                }
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    /** The folder with the class: a module may be patched with folders that no path names. */
    private static Optional<String> root(Class<?> type) {
        String file = type.getName().replace('.', '/') + ".class";
        URL url = type.getResource('/' + file);
        if (url == null || !url.getProtocol().equals("file")) {
            return Optional.empty();
        }
        String path = path(url);
        return Optional.of(path.substring(0, path.length() - file.length()));
    }

    private static String path(URL url) {
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path has " + url + ", which is no file", e);
        }
    }
}
