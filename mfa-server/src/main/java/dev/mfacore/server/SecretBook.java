package dev.mfacore.server;

import dev.mfacore.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What random secrets open, in memory: sessions, opened pages, links. Only hashes of the secrets are kept. All live
 * equally long, so that the oldest go first and no call ever looks through the book. Safe for use by any number of
 * threads.
 *
 * @param <V> what is kept behind a secret
 */
public final class SecretBook<V> {

    private final InstantSource clock;
    private final Secrets secrets;
    private final Duration life;
    private final int perUser;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Entry<V>> byHash = new LinkedHashMap<>();
    private final Map<UserId, Deque<String>> byUser = new HashMap<>();

    /**
     * What a live secret opens.
     *
     * @param hash names it and opens nothing
     * @param user whose it is
     * @param value what is kept
     * @param expiresAt from when on it opens nothing
     */
    public record Entry<V>(String hash, UserId user, V value, Instant expiresAt) {}

    /**
     * A new secret, which is known only here and now.
     *
     * @param secret the secret
     * @param entry what it opens
     */
    public record Issued<V>(String secret, Entry<V> entry) {
        @Override
        public String toString() {
            return "Issued[hidden]";
        }
    }

    /**
     * Starts empty.
     *
     * @param life how long a secret lives
     * @param perUser how many a user has at most: a further one ends the oldest
     */
    public SecretBook(InstantSource clock, Secrets secrets, Duration life, int perUser) {
        this.clock = clock;
        this.secrets = secrets;
        this.life = life;
        this.perUser = perUser;
    }

    /** Makes a secret. The value is made from the moment of its end. */
    public Issued<V> issue(UserId user, Function<Instant, V> value) {
        String secret = secrets.random();
        Instant now = clock.instant();
        Instant end = now.plus(life);
        Entry<V> entry = new Entry<>(Secrets.hash(secret), user, value.apply(end), end);
        lock.lock();
        try {
            dropExpired(now);
            Deque<String> own = byUser.computeIfAbsent(user, it -> new ArrayDeque<>());
            if (own.size() >= perUser) {
                byHash.remove(own.remove());
            }
            own.add(entry.hash());
            byHash.put(entry.hash(), entry);
        } finally {
            lock.unlock();
        }
        return new Issued<>(secret, entry);
    }

    /** Looks behind a secret. Any text may be given; unknown, used and expired ones open nothing. */
    public Optional<Entry<V>> find(String secret) {
        String hash = Secrets.hash(secret);
        Instant now = clock.instant();
        lock.lock();
        try {
            return live(byHash.get(hash), now);
        } finally {
            lock.unlock();
        }
    }

    /** Looks behind a secret and uses it up. */
    public Optional<Entry<V>> take(String secret) {
        String hash = Secrets.hash(secret);
        Instant now = clock.instant();
        lock.lock();
        try {
            Entry<V> entry = byHash.get(hash);
            if (entry != null) {
                remove(entry);
            }
            return live(entry, now);
        } finally {
            lock.unlock();
        }
    }

    /** Changes what is kept behind a secret, named by its hash, if it is still there. */
    public void change(String hash, UnaryOperator<V> change) {
        lock.lock();
        try {
            byHash.computeIfPresent(
                    hash, (it, kept) -> new Entry<>(it, kept.user(), change.apply(kept.value()), kept.expiresAt()));
        } finally {
            lock.unlock();
        }
    }

    /** Ends all secrets of a user. */
    public void revoke(UserId user) {
        lock.lock();
        try {
            Deque<String> own = byUser.remove(user);
            if (own != null) {
                own.forEach(byHash::remove);
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many are kept, expired ones among them that have not gone yet. */
    int size() {
        lock.lock();
        try {
            return byHash.size();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Entry<V>> live(@Nullable Entry<V> entry, Instant now) {
        return Optional.ofNullable(entry).filter(it -> it.expiresAt().isAfter(now));
    }

    /** The order of issue is the order of expiry. */
    private void dropExpired(Instant now) {
        Iterator<Entry<V>> oldest = byHash.values().iterator();
        while (oldest.hasNext()) {
            Entry<V> entry = oldest.next();
            if (entry.expiresAt().isAfter(now)) {
                return;
            }
            oldest.remove();
            forget(entry);
        }
    }

    private void remove(Entry<V> entry) {
        byHash.remove(entry.hash());
        forget(entry);
    }

    private void forget(Entry<V> entry) {
        Deque<String> own = byUser.get(entry.user());
        if (own != null) {
            own.remove(entry.hash());
            if (own.isEmpty()) {
                byUser.remove(entry.user());
            }
        }
    }
}
