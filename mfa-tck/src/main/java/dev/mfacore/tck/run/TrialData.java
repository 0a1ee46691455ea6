package dev.mfacore.tck.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What all openings of the adapter within one try share. */
final class TrialData implements AutoCloseable {

    private final TckClock clock = new TckClock(Instant.parse("2026-01-01T00:00:00Z"));
    // Never from the seed: a remote store may still hold what an earlier run with the same seed wrote.
    private final String namespace =
            "t" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 11);
    private @Nullable Path directory;
    private @Nullable StubPeer authing;

    TckClock clock() {
        return clock;
    }

    synchronized Place place() {
        return new Place(namespace, directory == null ? "" : directory.toString());
    }

    /** Where the data of a try were, which is another place each time and must not make reports differ. */
    record Place(String namespace, String directory) {

        static final Place NONE = new Place("", "");

        String hide(String text) {
            String hidden = namespace.isEmpty() ? text : text.replace(namespace, "{namespace}");
            return directory.isEmpty() ? hidden : hidden.replace(directory, "{directory}");
        }
    }

    String namespace() {
        return namespace;
    }

    synchronized StubPeer authing() {
        if (authing == null) {
            authing = StubPeer.plain();
        }
        return authing;
    }

    /** Puts another server in Authing's place; whatever is opened from now on gets it. */
    synchronized StubPeer authing(StubPeer next) {
        if (authing != null) {
            authing.close();
        }
        authing = next;
        return next;
    }

    synchronized Path directory() {
        if (directory == null) {
            try {
                directory = Files.createTempDirectory("mfa-tck-");
            } catch (IOException e) {
                throw new UncheckedIOException("no folder can be made for the adapter's data", e);
            }
        }
        return directory;
    }

    @Override
    public synchronized void close() {
        if (authing != null) {
            authing.close();
        }
        if (directory != null) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(one);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the adapter's data cannot be deleted", e);
            }
        }
    }
}
