package dev.mfacore.tck.gallery.code.right;

import dev.mfacore.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Does what adapters do, in ways that are allowed. */
public final class Sample {

    private static final List<String> NAMES = List.of("a", "b");
    private static final Map<String, Integer> NUMBERS = numbers();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] MAGIC = {1, 2};

    private final InstantSource clock;
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();

    /** With the system's clock as default. */
    public Sample() {
        this(InstantSource.system());
    }

    public Sample(InstantSource clock) {
        this.clock = clock;
    }

    /** A monitor over memory holds nobody up. */
    public synchronized Optional<UserId> see(String name) {
        seen.put(name + MAGIC.length + RANDOM.nextInt(9), clock.instant());
        return NAMES.contains(name) || NUMBERS.containsKey(name) ? Optional.of(new UserId(name)) : Optional.empty();
    }

    public List<String> read(Path path) throws IOException {
        long start = System.nanoTime();
        List<String> lines = Files.readAllLines(path);
        return System.nanoTime() - start > 0 ? lines : List.of();
    }

    private static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        numbers.put("c", 3);
        return Map.copyOf(numbers);
    }
}
