package dev.mfacore.tck.cli;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the tool was called, for whoever wants to call it so again. */
final class Invocation {

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

    private Invocation() {}

    static String replay(@Nullable String jars, @Nullable String className) {
        String path = System.getProperty("java.class.path", "");
        boolean standalone = path.endsWith("-all.jar") && !path.contains(java.io.File.pathSeparator);
        String command = standalone ? "java -jar " + quoted(path) : "./mfa tck";
        if (jars != null) {
            command += " --adapter-jar " + quoted(jars);
        }
        return className == null ? command : command + " --class " + quoted(className);
    }

    static String quoted(String argument) {
        return HARMLESS.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
