package dev.mfacore.engine.state;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.Factor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The aggregate: all second-factor state of one user. A working copy belongs to one attempt of one call, is changed in
 * place, and is written back as a whole or thrown away; it is not safe for use by several threads.
 */
public final class UserState {

    /** The longest list of open transactions (design: none is evicted before its expiry). */
    public static final int MAX_TRANSACTIONS = 16;

    private static final Duration CLOCKS_DIFFER_AT_MOST = Duration.ofMinutes(10);

    long epoch;
    long sequence;
    byte[] sealedHashKey = {};
    final List<BoundAuthenticator> authenticators = new ArrayList<>();
    final List<PendingAssociation> pending = new ArrayList<>();
    final List<OpenTransaction> transactions = new ArrayList<>();
    final Map<Factor, Throttle> throttles = new EnumMap<>(Factor.class);
    Optional<RecoverySet> recovery = Optional.empty();
    SendLog sends = SendLog.EMPTY;
    int backoff;
    boolean directoryTaken;
    Instant forgottenUpTo = Instant.EPOCH;
    UnknownFields unknown = UnknownFields.NONE;

    /** Starts the state of a user of whom nothing is stored. */
    public UserState() {}

    public long epoch() {
        return epoch;
    }

    /** Voids every token and sealed proof of the user, and what belonged to them (BIND-07, TXN-07). */
    public void voidTransactions() {
        epoch++;
        transactions.clear();
        pending.clear();
    }

    public long sequence() {
        return sequence;
    }

    public long nextSequence() {
        return ++sequence;
    }

    /** The sealed per-user hash key; empty until the first hash is needed. */
    public byte[] sealedHashKey() {
        return sealedHashKey;
    }

    public void setSealedHashKey(byte[] sealed) {
        sealedHashKey = sealed;
    }

    public List<BoundAuthenticator> authenticators() {
        return List.copyOf(authenticators);
    }

    /** The authenticators of a kind that can be used. */
    public List<BoundAuthenticator> active(Factor factor) {
        return authenticators.stream()
                .filter(a -> a.factor() == factor && !a.disabled())
                .toList();
    }

    /** Whether the user has a second factor at all. A disabled one counts: it must not open a way round (BIND-04). */
    public boolean hasFactor() {
        return !authenticators.isEmpty();
    }

    public Optional<BoundAuthenticator> authenticator(AuthenticatorId id) {
        return authenticators.stream().filter(a -> a.id().equals(id)).findFirst();
    }

    public void bind(BoundAuthenticator authenticator) {
        authenticators.add(authenticator);
    }

    public void replace(BoundAuthenticator authenticator) {
        authenticators.replaceAll(a -> a.id().equals(authenticator.id()) ? authenticator : a);
    }

    /** Removes an authenticator; with the last one go the recovery codes, which are never a factor alone. */
    public void remove(AuthenticatorId id) {
        authenticators.removeIf(a -> a.id().equals(id));
        if (authenticators.isEmpty()) {
            recovery = Optional.empty();
        }
    }

    /** Removes everything but the epoch and the running number, which must not start again. */
    public void reset() {
        authenticators.clear();
        throttles.clear();
        recovery = Optional.empty();
        sends = SendLog.EMPTY;
        backoff = 0;
        sealedHashKey = new byte[0];
        voidTransactions();
    }

    public List<PendingAssociation> pending() {
        return List.copyOf(pending);
    }

    /** Puts a pending association in and voids an older one of its kind (BIND-03). */
    public void putPending(PendingAssociation association) {
        pending.removeIf(p -> p.factor() == association.factor());
        pending.add(association);
    }

    public void removePending(AuthenticatorId id) {
        pending.removeIf(p -> p.id().equals(id));
    }

    public Optional<PendingAssociation> pending(AuthenticatorId id) {
        return pending.stream().filter(p -> p.id().equals(id)).findFirst();
    }

    public void updatePending(AuthenticatorId id, UnaryOperator<PendingAssociation> change) {
        pending.replaceAll(p -> p.id().equals(id) ? change.apply(p) : p);
    }

    public Optional<OpenTransaction> transaction(byte[] idHash) {
        for (OpenTransaction it : transactions) {
            if (Arrays.equals(it.idHash(), idHash)) {
                return Optional.of(it);
            }
        }
        return Optional.empty();
    }

    public List<OpenTransaction> transactions() {
        return List.copyOf(transactions);
    }

    /** Writes a transaction's entry, in place of its former one. */
    public void put(OpenTransaction transaction) {
        transactions.removeIf(t -> Arrays.equals(t.idHash(), transaction.idHash()));
        transactions.add(transaction);
    }

    public Throttle throttle(Factor factor) {
        return throttles.getOrDefault(factor, Throttle.NONE);
    }

    public void setThrottle(Factor factor, Throttle throttle) {
        Throttle next = throttle.keeping(throttle(factor).unknown());
        if (next.equals(Throttle.NONE)) {
            throttles.remove(factor);
        } else {
            throttles.put(factor, next);
        }
    }

    public Optional<RecoverySet> recovery() {
        return recovery;
    }

    public void setRecovery(RecoverySet set) {
        recovery = Optional.of(set);
    }

    public int recoveryCodesLeft() {
        return recovery.map(set -> set.codes().size()).orElse(0);
    }

    public SendLog sends() {
        return sends;
    }

    public void setSends(SendLog log) {
        sends = log;
    }

    /** How many codes were sent since one was last verified; decides the backoff (D-12). */
    public int backoff() {
        return backoff;
    }

    public void setBackoff(int count) {
        backoff = count;
    }

    /** Whether the directory's recipients were taken over once already (BIND-10). */
    public boolean directoryTaken() {
        return directoryTaken;
    }

    public void setDirectoryTaken() {
        directoryTaken = true;
    }

    /**
     * Forgets what has expired; a reader ignores it anyway (STO-07). A transaction is kept a while longer, so that nodes
     * whose clocks differ a little agree on what is forgotten.
     *
     * @param now the moment
     * @return whether there was something to forget
     */
    public boolean dropExpired(Instant now) {
        Instant longAgo = now.minus(CLOCKS_DIFFER_AT_MOST);
        for (OpenTransaction it : transactions) {
            if (!longAgo.isBefore(it.expiresAt()) && it.expiresAt().isAfter(forgottenUpTo)) {
                forgottenUpTo = it.expiresAt();
            }
        }
        boolean some = transactions.removeIf(t -> !longAgo.isBefore(t.expiresAt()));
        some |= pending.removeIf(p -> !now.isBefore(p.expiresAt()));
        return some;
    }

    /** The latest expiry among forgotten transactions: setting the clock back revives no token up to it. */
    public Instant forgottenUpTo() {
        return forgottenUpTo;
    }

    /**
     * Starts a new epoch if the clock was set back behind what is forgotten. The old tokens then stay dead by their epoch,
     * and new ones are not taken for old.
     *
     * @param now the moment
     * @return whether it was
     */
    public boolean startAnewIfSetBack(Instant now) {
        boolean setBack = forgottenUpTo.isAfter(now);
        if (setBack) {
            voidTransactions();
            forgottenUpTo = Instant.EPOCH;
        }
        return setBack;
    }
}
