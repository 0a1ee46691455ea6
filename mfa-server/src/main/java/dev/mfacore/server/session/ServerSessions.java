package dev.mfacore.server.session;

import dev.mfacore.UserId;
import dev.mfacore.authing.SecretText;
import dev.mfacore.server.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The server's own sessions, in memory. A token is {@code mfas_} and 256 random bits; only its hash is kept. A session
 * lives {@link #LIFE}, as long as Authing's tokens do, and a user has at most {@value #PER_USER}: a further one ends the
 * oldest.
 */
public final class ServerSessions implements ServerTokens {

    /** How long a session lives. */
    public static final Duration LIFE = Duration.ofDays(15);

    /** How a token begins. */
    public static final String PREFIX = "mfas_";

    static final int PER_USER = 50;

    private static final int SWEEP_EVERY = 1_000;

    private final InstantSource clock;
    private final Secrets secrets;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Session> byHash = new HashMap<>();
    private final Map<UserId, List<String>> byUser = new HashMap<>();
    private int issued;

    /** Starts without sessions. */
    public ServerSessions(InstantSource clock, Secrets secrets) {
        this.clock = clock;
        this.secrets = secrets;
    }

    @Override
    public Optional<Session> resolve(SecretText token) {
        if (!token.value().startsWith(PREFIX)) {
            return Optional.empty();
        }
        String hash = Secrets.hash(token.value());
        Instant now = clock.instant();
        lock.lock();
        try {
            return Optional.ofNullable(byHash.get(hash))
                    .filter(it -> it.expiresAt().isAfter(now));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Issued open(UserId user, Optional<Instant> secondFactorAt) {
        String token = PREFIX + secrets.random();
        String hash = Secrets.hash(token);
        Instant now = clock.instant();
        Session session = new Session(user, hash, secondFactorAt, now.plus(LIFE));
        lock.lock();
        try {
            if (++issued % SWEEP_EVERY == 0) {
                sweep(now);
            }
            List<String> own = byUser.computeIfAbsent(user, it -> new ArrayList<>());
            own.removeIf(it -> !byHash.containsKey(it));
            if (own.size() >= PER_USER) {
                byHash.remove(own.remove(0));
            }
            own.add(hash);
            byHash.put(hash, session);
        } finally {
            lock.unlock();
        }
        return new Issued(new SecretText(token), session.expiresAt());
    }

    @Override
    public void secondFactorGiven(Session session, Instant at) {
        lock.lock();
        try {
            byHash.computeIfPresent(
                    session.name(), (hash, kept) -> new Session(kept.user(), hash, Optional.of(at), kept.expiresAt()));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void revoke(UserId user) {
        lock.lock();
        try {
            List<String> own = byUser.remove(user);
            if (own != null) {
                own.forEach(byHash::remove);
            }
        } finally {
            lock.unlock();
        }
    }

    private void sweep(Instant now) {
        byHash.values().removeIf(it -> !it.expiresAt().isAfter(now));
        Iterator<List<String>> users = byUser.values().iterator();
        while (users.hasNext()) {
            List<String> own = users.next();
            own.removeIf(it -> !byHash.containsKey(it));
            if (own.isEmpty()) {
                users.remove();
            }
        }
    }
}
