package dev.mfacore.bench.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the figures were measured on. */
public final class Machine {

    private static final Path CPUS = Path.of("/proc/cpuinfo");

    private Machine() {}

    /** Lines about processor, memory, system, JDK, its flags and the time. */
    public static List<String> lines(Instant now) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        String flags = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(it -> it.startsWith("-X"))
                .collect(Collectors.joining(" "));
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%s, %d processors, %d GiB, load %.1f before the run",
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        system.getTotalMemorySize() >> 30,
                        system.getSystemLoadAverage()),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version")
                        + (flags.isEmpty() ? "" : ", " + flags),
                now.truncatedTo(ChronoUnit.MINUTES).toString());
    }

    private static String processor() {
        if (!Files.isReadable(CPUS)) {
            return "processor of unknown model";
        }
        try (Stream<String> lines = Files.lines(CPUS)) {
            return lines.filter(it -> it.startsWith("model name"))
                    .map(it -> it.substring(it.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("processor of unknown model");
        } catch (IOException e) {
            return "processor of unknown model";
        }
    }
}
