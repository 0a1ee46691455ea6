package dev.mfacore.tck.run;

import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.MfaTck;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.report.Ledger;
import dev.mfacore.tck.report.MethodRun;
import dev.mfacore.tck.report.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import net.jqwik.api.lifecycle.Lifespan;
import net.jqwik.api.lifecycle.Store;
import org.jspecify.annotations.Nullable;

/**
 * One run of one adapter's class. Kept by class in the engine's own store: hooks live once for all classes of a run, and
 * two adapters in one JVM must not mix their rows.
 */
final class Session {

    private final Class<?> testClass;
    private final Profile profile = Profile.current();
    private final long seed = seedOfRun();
    private final Optional<String> only = Optional.ofNullable(System.getProperty("mfa.tck.clause"));
    private final List<MethodRun> rows = new ArrayList<>();
    private @Nullable Claims claims;
    private @Nullable RuntimeException cannotOpen;

    private Session(Class<?> testClass) {
        this.testClass = testClass;
    }

    static Session of(Class<?> testClass) {
        return Store.getOrCreate(List.of(Session.class, testClass), Lifespan.RUN, () -> new Session(testClass))
                .get();
    }

    Profile profile() {
        return profile;
    }

    Optional<String> only() {
        return only;
    }

    /** The seed of one method, the same for the same run seed whatever else is run. */
    String seedOf(String clause, Port port, String method) {
        long mixed = seed;
        for (String part : List.of(clause, port.id(), method)) {
            mixed = mixed * 0x9E3779B97F4A7C15L + part.hashCode();
        }
        return Long.toString(mixed ^ (mixed >>> 32));
    }

    /** What the adapter gives and claims, from opening it once. */
    Claims claims(MfaTck tck) {
        if (cannotOpen != null) {
            throw cannotOpen;
        }
        if (claims == null) {
            claims = ask(tck);
        }
        return claims;
    }

    private Claims ask(MfaTck tck) {
        try (TrialData data = new TrialData();
                OpenedAdapter opened = OpenedAdapter.open(tck, data)) {
            return Claims.of(opened.adapter());
        } catch (Exception e) {
            cannotOpen = new IllegalStateException(
                    testClass.getName() + ".adapter(...) failed, so nothing can be tested: " + e.getMessage(), e);
            throw cannotOpen;
        }
    }

    void add(MethodRun row) {
        rows.add(row);
        RunListeners.tell(listener -> listener.finished(row));
    }

    Ledger ledger() {
        Claims known = claims == null ? Claims.NONE : claims;
        return new Ledger(
                testClass.getName(),
                known.name(),
                known.ports(),
                known.capabilities(),
                known.deviations(),
                profile.id(),
                seed,
                rows.stream().anyMatch(row -> row.outcome() == Outcome.FILTERED),
                rows);
    }

    private static long seedOfRun() {
        String given = System.getProperty("mfa.tck.seed");
        if (given == null) {
            return ThreadLocalRandom.current().nextLong(1, 1_000_000_000_000L);
        }
        try {
            return Long.parseLong(given);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("mfa.tck.seed must be a whole number, but is " + given, e);
        }
    }

    record Claims(
            String name, Set<Port> ports, Set<Capability> capabilities, Map<String, Adapter.Deviation> deviations) {

        static final Claims NONE = new Claims("unknown", Set.of(), Set.of(), Map.of());

        static Claims of(Adapter adapter) {
            return new Claims(adapter.name(), adapter.ports(), adapter.capabilities(), adapter.deviations());
        }
    }
}
