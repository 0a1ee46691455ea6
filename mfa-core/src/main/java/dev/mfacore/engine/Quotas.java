package dev.mfacore.engine;

import dev.mfacore.MfaAdmin.RecordKind;
import dev.mfacore.Recipient;
import dev.mfacore.SendPolicy;
import dev.mfacore.engine.state.Quota;
import dev.mfacore.engine.state.QuotaCodec;
import dev.mfacore.engine.state.SendLog;
import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Quotas that belong to no single user: sends to a recipient, to a destination and for a client address, and questions
 * whether something is bindable. A reservation is one compare-and-set, so of many at once only as many pass as the quota has left (THR-11,
 * THR-12).
 */
final class Quotas {

    static final Duration HOUR = Duration.ofHours(1);
    static final Duration DAY = Duration.ofDays(1);

    private final Registers registers;
    private final RecipientIndex index;
    private final SendPolicy policy;
    private final int format;

    Quotas(Registers registers, RecipientIndex index, SendPolicy policy, int format) {
        this.registers = registers;
        this.index = index;
        this.policy = policy;
        this.format = format;
    }

    /** When a log would let one more pass; now, or earlier, if at once. */
    private interface Rule {
        Instant opensAt(SendLog log, Instant now);
    }

    /**
     * Reservations in several registers for one send.
     *
     * @param refusedUntil when to try again, if one of them refused; nothing is reserved then
     * @param held what was reserved
     */
    record Reservation(Optional<Instant> refusedUntil, List<Held> held) {}

    /**
     * One place in one register.
     *
     * @param key the register
     * @param lane the lane in it
     * @param moment the entry
     */
    record Held(StoreKey key, Quota.Lane lane, Instant moment) {}

    /** Reserves one send, or nothing at all. */
    Reservation reserve(Recipient recipient, Quota.Lane lane, Instant now) {
        return reserve(recipient, lane, now, Optional.empty());
    }

    /** Reserves one send for a client address, or nothing at all. */
    Reservation reserve(Recipient recipient, Quota.Lane lane, Instant now, Optional<String> source) {
        List<Held> held = new ArrayList<>();
        boolean decided = false;
        try {
            Reservation reservation = reserve(recipient, lane, now, source, held);
            decided = true;
            return reservation;
        } finally {
            if (!decided) {
                releaseQuietly(held);
            }
        }
    }

    private Reservation reserve(
            Recipient recipient, Quota.Lane lane, Instant now, Optional<String> source, List<Held> held) {
        Rule bySource = (log, moment) -> log.opensAt(moment, HOUR, policy.perSourceHour());
        for (StoreKey key : source.map(index::sourceRegisters).orElse(List.of())) {
            Optional<Instant> refused = take(new Held(key, Quota.Lane.COMMON, now), bySource, HOUR, held);
            if (refused.isPresent()) {
                return refused(refused, held);
            }
        }
        for (StoreKey key : index.registers(RecordKind.RECIPIENT_QUOTA, recipient)) {
            Optional<Instant> refused = take(new Held(key, lane, now), this::recipientOpensAt, DAY, held);
            if (refused.isPresent()) {
                return refused(refused, held);
            }
        }
        RecipientIndex.Shard shard = index.shard(recipient, policy.perDestinationHour());
        Rule share = (log, moment) -> log.opensAt(moment, HOUR, shard.share());
        Optional<Instant> refused = take(new Held(shard.key(), Quota.Lane.COMMON, now), share, HOUR, held);
        return refused.isPresent() ? refused(refused, held) : new Reservation(Optional.empty(), held);
    }

    /** Gives back what was reserved for a send that did not come about. What cannot be given back stays used. */
    void release(Reservation reservation) {
        releaseQuietly(reservation.held());
    }

    private void releaseQuietly(List<Held> held) {
        held.forEach(place -> EventBus.quietly("giving back a send quota", () -> release(place)));
    }

    /** Counts one question against a quota; empty if it may be asked, else when it may. */
    Optional<Instant> ask(String name, int quota, Instant now) {
        StoreKey key = new StoreKey(RecordKind.BINDABLE_QUOTA.storeKind(), name);
        Rule rule = (log, moment) -> log.opensAt(moment, HOUR, quota);
        return take(new Held(key, Quota.Lane.COMMON, now), rule, HOUR, new ArrayList<>());
    }

    /** Removes a register in which every entry has lost its meaning; empty after a conflict. */
    Optional<Boolean> removeIfExpired(StoreKey key, Instant now) {
        Optional<StoredState> stored = registers.load(key);
        if (stored.isEmpty()) {
            return Optional.of(false);
        }
        Quota quota = QuotaCodec.decode(stored.get().state());
        boolean inUse = quota.lanes().values().stream().anyMatch(log -> log.within(now, DAY) > 0);
        return Optional.of(!inUse && registers.delete(key, stored.get().version()));
    }

    private Instant recipientOpensAt(SendLog log, Instant now) {
        Instant cooled = log.moments().isEmpty() ? now : log.last().plus(policy.cooldown());
        Instant hourly = log.opensAt(now, HOUR, policy.perRecipientHour());
        Instant daily = log.opensAt(now, DAY, policy.perRecipientDay());
        return latest(cooled, latest(hourly, daily));
    }

    private Optional<Instant> take(Held place, Rule rule, Duration memory, List<Held> held) {
        return registers.untilNoConflict(() -> {
            Optional<StoredState> stored = registers.load(place.key());
            Quota quota = stored.map(it -> QuotaCodec.decode(it.state())).orElseGet(Quota::new);
            SendLog log = quota.log(place.lane());
            Instant opens = rule.opensAt(log, place.moment());
            if (opens.isAfter(place.moment())) {
                return Optional.of(Optional.of(opens));
            }
            quota.set(place.lane(), log.add(place.moment(), memory));
            if (!save(place.key(), quota, stored)) {
                return Optional.empty();
            }
            held.add(place);
            return Optional.of(Optional.empty());
        });
    }

    private void release(Held place) {
        registers.untilNoConflict(() -> {
            Optional<StoredState> stored = registers.load(place.key());
            if (stored.isEmpty()) {
                return Optional.of(true);
            }
            Quota quota = QuotaCodec.decode(stored.get().state());
            quota.set(place.lane(), quota.log(place.lane()).remove(place.moment()));
            return save(place.key(), quota, stored) ? Optional.of(true) : Optional.empty();
        });
    }

    private boolean save(StoreKey key, Quota quota, Optional<StoredState> stored) {
        long version = stored.map(StoredState::version).orElse(AuthenticatorStore.ABSENT);
        return registers.save(key, QuotaCodec.encode(quota, format, registers.newWriteId()), version);
    }

    private Reservation refused(Optional<Instant> until, List<Held> held) {
        releaseQuietly(held);
        return new Reservation(until, List.of());
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
