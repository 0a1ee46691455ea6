package dev.mfacore.tck.run;

import java.time.Duration;
import java.util.Locale;

/** How long a run may take. Profiles differ in how often clauses are tried, never in what they demand. */
public enum Profile {
    QUICK(1, Duration.ofMillis(150), Duration.ofSeconds(20)),
    DEFAULT(10, Duration.ofMillis(1500), Duration.ofSeconds(60)),
    NIGHTLY(100, Duration.ofSeconds(15), Duration.ofSeconds(180));

    private final int factor;
    private final Duration race;
    private final Duration hang;

    Profile(int factor, Duration race, Duration hang) {
        this.factor = factor;
        this.race = race;
        this.hang = hang;
    }

    /** The profile of this run, from the system property {@code mfa.tck.profile}. */
    public static Profile current() {
        String name = System.getProperty("mfa.tck.profile", "default");
        try {
            return valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("mfa.tck.profile must be quick, default or nightly, but is " + name, e);
        }
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    int tries(Effort effort) {
        return effort.isRepeated() ? effort.quickTries() * factor : effort.quickTries();
    }

    /** How long one race looks for its fault. */
    public Duration race() {
        return race;
    }

    /**
     * How long one try may take by the wall clock before it counts as hanging; {@code mfa.tck.hang} gives other seconds,
     * for stores that are slow and machines that are.
     */
    Duration hang() {
        Integer seconds = Integer.getInteger("mfa.tck.hang");
        return seconds == null ? hang : Duration.ofSeconds(seconds);
    }
}
