package dev.mfacore.tck.run;

import dev.mfacore.tck.MfaTck;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.catalogue.Catalogue;
import dev.mfacore.tck.report.Ledger;
import dev.mfacore.tck.report.MethodRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
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
    private final Instant started = Instant.now();
    private final long startedNanos = System.nanoTime();
    private final List<MethodRun> rows = new ArrayList<>();
    private Claims claims = Claims.NONE;
    private @Nullable String problem;
    private @Nullable Throwable cause;

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

    /** Opens the adapter once, to learn what it gives and claims. What is wrong becomes the problem of the run. */
    void open(Supplier<MfaTck> tck) {
        try {
            Catalogue catalogue = Catalogue.load();
            only.filter(clause -> catalogue.find(clause).isEmpty()).ifPresent(clause -> {
                throw new IllegalArgumentException("mfa.tck.clause asks for " + clause
                        + ", which is no clause of this kit: --list or docs/tck-clauses.md has them");
            });
            HangGuard.call(profile.hang(), () -> {
                ask(tck.get(), catalogue);
                return true;
            });
        } catch (Throwable e) {
            boolean told = e instanceof ClauseViolation
                    || e instanceof IllegalArgumentException
                    || e instanceof IllegalStateException;
            String why = told ? String.valueOf(e.getMessage()) : e.toString();
            problem = testClass.getName() + ": nothing can be tested: " + why;
            cause = e;
        }
    }

    private void ask(MfaTck tck, Catalogue catalogue) {
        try (TrialData data = new TrialData();
                OpenedAdapter opened = OpenedAdapter.open(tck, data)) {
            claims = Claims.of(opened.adapter());
            List<String> mistakes = Declarations.mistakes(opened.adapter(), catalogue);
            if (!mistakes.isEmpty()) {
                throw new IllegalArgumentException(String.join("; ", mistakes));
            }
        }
    }

    /** Why nothing can be run, if so. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    Optional<Throwable> cause() {
        return Optional.ofNullable(cause);
    }

    Claims claims() {
        return claims;
    }

    void add(MethodRun row) {
        rows.add(row);
        RunListeners.tell(listener -> listener.finished(row));
    }

    Ledger ledger() {
        return new Ledger(
                testClass.getName(),
                claims.name(),
                claims.ports(),
                claims.capabilities(),
                claims.deviations(),
                profile.id(),
                seed,
                only.isPresent(),
                problem(),
                rows,
                started,
                Duration.ofNanos(System.nanoTime() - startedNanos));
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
}
