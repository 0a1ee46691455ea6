package dev.mfacore.tck.run;

import java.io.Console;
import java.util.Optional;

/** Whether who reads the output sees colours: at a terminal that did not say no. */
public final class ConsoleColours {

    private ConsoleColours() {}

    public static boolean areShown() {
        return isTerminal()
                && Boolean.parseBoolean(System.getProperty("mfa.tck.colors", "true"))
                && System.getenv("NO_COLOR") == null
                && !"dumb".equals(System.getenv("TERM"));
    }

    /** Whether standard output is a terminal; {@code mfa.terminal} says so where the starter knows better. */
    public static boolean isTerminal() {
        String told = System.getProperty("mfa.terminal");
        if (told != null) {
            return Boolean.parseBoolean(told);
        }
        // Without a terminal there is no console up to JDK 21, and from JDK 22 on one that says so.
        return Optional.ofNullable(System.console())
                .map(ConsoleColours::saysTerminal)
                .orElse(false);
    }

    private static boolean saysTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
