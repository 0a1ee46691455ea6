package dev.mfacore.tck.story;

import dev.mfacore.Factor;
import dev.mfacore.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a service has to know of one user. */
final class Account {

    final List<Bound> bound = new ArrayList<>();
    final Map<Factor, Waiting> waiting = new EnumMap<>(Factor.class);
    private final Map<Factor, Strikes> failures = new EnumMap<>(Factor.class);
    private final Map<Factor, Instant> failed = new EnumMap<>(Factor.class);
    private final Map<Factor, Instant> perhapsFailed = new EnumMap<>(Factor.class);
    Optional<Recovery> recovery = Optional.empty();
    int epoch;

    Account copy() {
        Account copy = new Account();
        copy.bound.addAll(bound);
        copy.waiting.putAll(waiting);
        copy.failures.putAll(failures);
        copy.failed.putAll(failed);
        copy.perhapsFailed.putAll(perhapsFailed);
        copy.recovery = recovery;
        copy.epoch = epoch;
        return copy;
    }

    boolean hasFactor() {
        return !bound.isEmpty();
    }

    List<Bound> of(Factor factor) {
        return bound.stream().filter(it -> it.factor() == factor).toList();
    }

    Optional<Bound> holder(Recipient recipient) {
        return bound.stream()
                .filter(it -> it.recipient().filter(recipient::equals).isPresent())
                .findFirst();
    }

    void changeApps(UnaryOperator<Bound> change) {
        bound.replaceAll(it -> it.app().isPresent() ? change.apply(it) : it);
    }

    Strikes failures(Factor factor) {
        return failures.getOrDefault(factor, Strikes.NONE);
    }

    void fail(Factor factor, boolean certain, Instant now) {
        failures.put(factor, failures(factor).more(certain));
        perhapsFailed.put(factor, now);
        if (certain) {
            failed.put(factor, now);
        }
    }

    /** A success with the factor makes its counter forget. */
    void forgive(Factor factor) {
        failures.remove(factor);
        failed.remove(factor);
        perhapsFailed.remove(factor);
    }

    /** Other things may do so, and need not. */
    void doubt(Factor factor) {
        failures.computeIfPresent(factor, (same, strikes) -> strikes.doubted());
    }

    /** Whether a factor is locked whatever the service's schedule. */
    boolean isLocked(Factor factor, Rules rules, Instant now) {
        return failures(factor).reach(rules.lockAfter()) && isWithin(failed.get(factor), rules.shortestLock(), now);
    }

    boolean mayBeLocked(Factor factor, Rules rules, Instant now) {
        return failures(factor).mayReach(rules.lockAfter())
                && isWithin(perhapsFailed.get(factor), rules.longestLock(), now);
    }

    private static boolean isWithin(@Nullable Instant since, Duration lock, Instant now) {
        return since != null && now.isBefore(since.plus(lock));
    }

    /** All that was open is void. */
    void end() {
        epoch++;
        waiting.clear();
    }
}
