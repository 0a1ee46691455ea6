package dev.mfacore.tck.cli;

import dev.mfacore.tck.MfaTck;
import java.lang.reflect.Modifier;
import java.util.Arrays;

/** Finds the author's class, and says what is wrong with it before the engine would pass over it. */
final class AdapterClass {

    private AdapterClass() {}

    static Class<? extends MfaTck> load(ClassLoader loader, String name, String where) {
        Class<?> found;
        try {
            found = Class.forName(name, true, loader);
        } catch (ClassNotFoundException e) {
            throw new UsageException("there is no class " + name + " " + where);
        } catch (LinkageError e) {
            throw new UsageException("class " + name + " cannot be loaded (" + e
                    + "): add the jars that it needs to --adapter-jar, separated by " + java.io.File.pathSeparator);
        }
        if (!MfaTck.class.isAssignableFrom(found)) {
            throw new UsageException(
                    "class " + name + " does not extend " + MfaTck.class.getName() + ": name the one that does.");
        }
        if (Modifier.isAbstract(found.getModifiers())) {
            throw new UsageException("class " + name + " is abstract: name a class that can be made.");
        }
        try {
            if (Arrays.stream(found.getDeclaredConstructors()).noneMatch(one -> one.getParameterCount() == 0)) {
                throw new UsageException(
                        "class " + name + " has no constructor without parameters, and the kit needs one.");
            }
        } catch (LinkageError e) {
            throw new UsageException("class " + name + " needs a class that is in none of the jars (" + e
                    + "): add its jar to --adapter-jar, separated by " + java.io.File.pathSeparator);
        }
        return found.asSubclass(MfaTck.class);
    }
}
