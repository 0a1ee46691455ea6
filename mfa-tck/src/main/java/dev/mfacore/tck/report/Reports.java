package dev.mfacore.tck.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Writes the reports of a run as files into the folder that {@code mfa.tck.report} names. */
public final class Reports {

    private static final Map<String, String> CLASS_BY_ADAPTER = new ConcurrentHashMap<>();

    private Reports() {}

    /**
     * Where this run's reports go.
     *
     * @return the folder; nothing if {@code mfa.tck.report} is {@code none}
     */
    public static Optional<Path> folder() {
        String name = System.getProperty("mfa.tck.report", "target/mfa-tck");
        return name.equals("none")
                ? Optional.empty()
                : Optional.of(Path.of(name).toAbsolutePath());
    }

    /**
     * Writes all of them.
     *
     * @param verdict of the run
     * @return the page for people, if any was written
     */
    public static Optional<Path> write(Verdict verdict) {
        return folder().map(folder -> {
            String adapter = verdict.ledger().adapter();
            claimName(adapter, verdict.ledger().testClass());
            try {
                Files.createDirectories(folder);
                put(folder, "TEST-mfa-tck." + adapter + ".xml", JUnitReport.of(verdict));
                put(folder, adapter + ".json", JsonReport.of(verdict));
                put(folder, adapter + ".badge.json", BadgeReport.of(verdict));
                return put(folder, adapter + ".html", HtmlReport.of(verdict));
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "the reports cannot be written to " + folder
                                + ": name another folder in mfa.tck.report, or none",
                        e);
            }
        });
    }

    /** Two adapters of one name would overwrite each other's reports. */
    private static void claimName(String adapter, String testClass) {
        String other = CLASS_BY_ADAPTER.putIfAbsent(adapter, testClass);
        if (other != null && !other.equals(testClass)) {
            throw new IllegalStateException(testClass + " and " + other + " both call their adapter " + adapter
                    + ", so one's reports would overwrite the other's: give each its own name");
        }
    }

    private static Path put(Path folder, String name, String text) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }
}
