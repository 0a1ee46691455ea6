package dev.mfacore.engine;

import dev.mfacore.CodePolicy;
import dev.mfacore.MfaEvent.Outcome;
import dev.mfacore.Recipient;
import dev.mfacore.engine.crypto.Hmac;
import dev.mfacore.engine.state.Challenge;
import dev.mfacore.engine.state.UnattachedCode;
import dev.mfacore.engine.state.UnattachedCodeCodec;
import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Codes that were sent outside any transaction, at most one a recipient, in the recipient's own registers.
 *
 * <p>A code is used up here, by compare-and-set and under the tag of whoever uses it, before that one's aggregate is
 * saved; so of many in a race one gets it, and what a crash leaves in between is good for that one alone. While the index
 * key rotates there are several registers: a new code goes into all of them, the latest is the one that counts, and it is
 * used up in each that holds it, in one order, before it is accepted.
 */
final class UnattachedCodes {

    /** No code lives longer, so what is older than this is of no use to anybody. */
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(10);

    private static final byte[] NOBODYS = new byte[16];

    private final Registers registers;
    private final RecipientIndex index;
    private final CodePolicy policy;
    private final int format;

    UnattachedCodes(Registers registers, RecipientIndex index, CodePolicy policy, int format) {
        this.registers = registers;
        this.index = index;
        this.policy = policy;
        this.format = format;
    }

    /**
     * One try.
     *
     * @param recipient whose code it is meant to be
     * @param code the code as typed, without spaces
     * @param redeemer tag of the transaction or association that would use it up
     * @param eligible whether the one who tries may use it at all; if not, nothing is compared and nothing counted
     * @param now the moment
     * @param counted what the same call has counted already
     */
    record Guess(
            Recipient recipient, String code, byte[] redeemer, boolean eligible, Instant now, CountedGuesses counted) {}

    private record Kept(RecipientIndex.Place place, Optional<StoredState> stored, Optional<UnattachedCode> code) {
        boolean isOf(byte[] id) {
            return code.filter(it -> it.isOf(id)).isPresent();
        }
    }

    /** Keeps a new code, which voids the older one. */
    void put(Recipient recipient, byte[] id, String code, Instant now) {
        for (RecipientIndex.Place place : index.places(recipient)) {
            UnattachedCode kept =
                    UnattachedCode.live(id, hash(place, id, recipient, code), now, now.plus(policy.life()));
            registers.untilNoConflict(() -> {
                Optional<StoredState> former = registers.load(place.key());
                return save(place.key(), kept, former) ? Optional.of(true) : Optional.empty();
            });
        }
    }

    /** Ends a code that could not be delivered (DOTP-11). */
    void kill(Recipient recipient, byte[] id) {
        index.places(recipient)
                .forEach(place -> registers.untilNoConflict(() -> {
                    Kept kept = load(place);
                    return !kept.isOf(id) || save(kept, UnattachedCode::dead) ? Optional.of(true) : Optional.empty();
                }));
    }

    /** Uses the recipient's code up if the guess is right, and counts it if it is wrong. */
    Outcome attempt(Guess guess) {
        List<Kept> all = new ArrayList<>();
        index.places(guess.recipient()).forEach(place -> all.add(load(place)));
        Optional<UnattachedCode> latest =
                all.stream().flatMap(it -> it.code().stream()).max(Comparator.comparing(UnattachedCode::sentAt));
        if (latest.isEmpty()) {
            hash(all.get(0).place(), NOBODYS, guess.recipient(), guess.code());
            return Outcome.NOTHING_TO_MATCH;
        }
        byte[] id = latest.get().id();
        return attempt(guess, id, all.stream().filter(it -> it.isOf(id)).toList());
    }

    private Outcome attempt(Guess guess, byte[] id, List<Kept> holders) {
        Outcome outcome = Outcome.NOTHING_TO_MATCH;
        for (Kept holder : holders) {
            Deque<Kept> loaded = new ArrayDeque<>(List.of(holder));
            outcome = registers.untilNoConflict(
                    () -> step(guess, id, loaded.isEmpty() ? load(holder.place()) : loaded.pop()));
            if (outcome != Outcome.ACCEPTED && outcome != Outcome.WRONG) {
                return outcome;
            }
        }
        return outcome;
    }

    /** One compare-and-set, for a right code and for a wrong one; empty after a conflict. */
    private Optional<Outcome> step(Guess guess, byte[] id, Kept kept) {
        if (!kept.isOf(id)) {
            return Optional.of(Outcome.NOTHING_TO_MATCH);
        }
        UnattachedCode code = kept.code().orElseThrow();
        byte[] hash = hash(kept.place(), id, guess.recipient(), guess.code());
        boolean matches = MessageDigest.isEqual(hash, code.codeHash());
        if (guess.eligible() && matches && code.isOpenTo(guess.redeemer(), guess.now())) {
            boolean mine = code.status() == Challenge.Status.USED;
            return mine || save(kept, it -> it.redeemedBy(guess.redeemer()))
                    ? Optional.of(Outcome.ACCEPTED)
                    : Optional.empty();
        }
        return count(guess, id, kept) ? Optional.of(why(guess, code, matches)) : Optional.empty();
    }

    /** Counts a wrong try; whoever is not eligible writes the same again, so that the work tells nothing (SEC-08). */
    private boolean count(Guess guess, byte[] id, Kept kept) {
        StoreKey key = kept.place().key();
        if (guess.counted().contains(key, id)) {
            return true;
        }
        boolean saved = save(kept, it -> guess.eligible() ? it.failed(policy.maxFailures()) : it);
        if (saved) {
            guess.counted().add(key, id);
        }
        return saved;
    }

    private static Outcome why(Guess guess, UnattachedCode code, boolean matches) {
        if (!guess.eligible()) {
            return Outcome.NOTHING_TO_MATCH;
        }
        if (!matches) {
            return Outcome.WRONG;
        }
        return guess.now().isBefore(code.expiresAt()) ? Outcome.REPLAYED : Outcome.EXPIRED;
    }

    /** Removes a code that no clock near ours accepts any more; empty after a conflict. */
    Optional<Boolean> removeIfExpired(StoreKey key, Instant now) {
        Optional<StoredState> stored = registers.load(key);
        if (stored.isEmpty()) {
            return Optional.of(false);
        }
        Instant end = UnattachedCodeCodec.decode(stored.get().state()).sentAt().plus(LONGEST_LIFE);
        return now.isBefore(end)
                ? Optional.of(false)
                : registers.delete(key, stored.get().version()) ? Optional.of(true) : Optional.empty();
    }

    private Kept load(RecipientIndex.Place place) {
        Optional<StoredState> stored = registers.load(place.key());
        return new Kept(place, stored, stored.map(it -> UnattachedCodeCodec.decode(it.state())));
    }

    private boolean save(Kept kept, UnaryOperator<UnattachedCode> change) {
        return save(kept.place().key(), change.apply(kept.code().orElseThrow()), kept.stored());
    }

    private boolean save(StoreKey key, UnattachedCode code, Optional<StoredState> former) {
        long version = former.map(StoredState::version).orElse(AuthenticatorStore.ABSENT);
        return registers.save(key, UnattachedCodeCodec.encode(code, format, registers.newWriteId()), version);
    }

    private static byte[] hash(RecipientIndex.Place place, byte[] id, Recipient recipient, String code) {
        return Hmac.of(
                place.codeKey(),
                id,
                recipient.factor().name().getBytes(StandardCharsets.US_ASCII),
                recipient.identity().getBytes(StandardCharsets.UTF_8),
                code.getBytes(StandardCharsets.UTF_8));
    }
}
