package dev.mfacore.server.cli;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Reads a flag that was not given from the environment: {@code --admin-port} from {@code MFA_ADMIN_PORT}. */
final class EnvironmentDefaults implements CommandLine.IDefaultValueProvider {

    private final Map<String, String> environment;

    EnvironmentDefaults(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable String defaultValue(CommandLine.Model.ArgSpec argument) {
        if (argument instanceof CommandLine.Model.OptionSpec option) {
            String value = environment.get(variable(option.longestName()));
            return value == null || value.isEmpty() ? null : value;
        }
        return null;
    }

    static String variable(String flag) {
        return "MFA_" + flag.replaceFirst("^--", "").replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
