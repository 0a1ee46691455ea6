package dev.mfacore.tck.cli;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the tool was called, for whoever wants to call it so again. */
final class Invocation {

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

    private final StringBuilder command = new StringBuilder(tool());

    /** Adds a flag, if it was given. */
    Invocation with(String flag, @Nullable Object value) {
        if (value != null) {
            command.append(' ').append(flag).append(' ').append(quoted(value.toString()));
        }
        return this;
    }

    String command() {
        return command.toString();
    }

    private static String tool() {
        String path = System.getProperty("java.class.path", "");
        boolean standalone = path.endsWith("-all.jar") && !path.contains(java.io.File.pathSeparator);
        return standalone ? "java -jar " + quoted(path) : "./mfa tck";
    }

    private static String quoted(String argument) {
        return HARMLESS.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
