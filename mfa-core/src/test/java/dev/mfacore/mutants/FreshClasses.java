package dev.mfacore.mutants;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Loads all of this project's classes anew, tests included, some of them replaced; libraries come from the parent. The
 * classes have no code source, so that coverage tools leave them alone.
 */
final class FreshClasses extends ClassLoader {

    private static final String OURS = "dev.mfacore.";

    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> replaced;

    FreshClasses(ClassLoader parent, Map<String, byte[]> replaced) {
        super(parent);
        this.replaced = replaced;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] code = replaced.containsKey(name) ? replaced.get(name) : read(name);
        return defineClass(name, code, 0, code.length);
    }

    private byte[] read(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
