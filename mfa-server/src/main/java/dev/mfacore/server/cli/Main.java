package dev.mfacore.server.cli;

import java.io.PrintWriter;
import picocli.CommandLine;

/** The server's command line. */
public final class Main {

    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine(new ServeCommand(System.out, System.err)).execute(arguments));
    }

    static CommandLine commandLine(ServeCommand command) {
        return new CommandLine(command)
                .setDefaultValueProvider(new EnvironmentDefaults(System.getenv()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, arguments) -> {
                    PrintWriter err = e.getCommandLine().getErr();
                    err.println("mfa serve: " + e.getMessage());
                    err.println("./mfa serve --help lists the flags.");
                    return CommandLine.ExitCode.USAGE;
                });
    }
}
