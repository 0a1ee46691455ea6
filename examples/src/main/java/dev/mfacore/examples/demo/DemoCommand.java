package dev.mfacore.examples.demo;

import dev.mfacore.adapter.qr.TerminalStyle;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./mfa demo}. */
@Command(
        name = "mfa demo",
        mixinStandardHelpOptions = true,
        version = "mfa-core 0.1.0-SNAPSHOT",
        description = {
            "Shows a second factor from enrolment to removal, in memory, in this terminal.",
            "At a terminal it offers to scan the QR code with a real phone; otherwise it asks nothing."
        },
        footer = {"", "Exit code: 0 if every step did what it should, 1 if one did not, 2 for wrong arguments."})
public final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Prints one JSON document instead, and asks nothing.")
    private boolean json;

    @Option(names = "--one-code", description = "Keeps one recovery code that is replaced on use, as Authing does.")
    private boolean oneCode;

    @Option(names = "--no-color", description = "Uses no colours; the variable NO_COLOR does the same.")
    private boolean noColor;

    @Option(names = "--light", description = "Without colours: draws the QR code for a light background.")
    private boolean light;

    /** Makes the command. */
    public DemoCommand() {}

    /**
     * Runs the demo.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new DemoCommand()).setOut(out).execute(arguments));
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        boolean plain = noColor || TerminalStyle.forEnvironment(System.getenv()) != TerminalStyle.COLOR;
        boolean terminal = Boolean.getBoolean("mfa.terminal");
        Screen screen = json ? new JsonScreen(out) : new Screen.Terminal(out, terminal && !plain);
        Phone person = terminal && !json
                ? Phone.at(new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())), screen)
                : Phone.nobody();
        boolean ok = new Demo(screen, person, style(plain), oneCode, InstantSource.system()).run();
        return ok ? 0 : 1;
    }

    private TerminalStyle style(boolean plain) {
        if (!plain) {
            return TerminalStyle.COLOR;
        }
        return light ? TerminalStyle.PLAIN_ON_LIGHT : TerminalStyle.PLAIN_ON_DARK;
    }
}
