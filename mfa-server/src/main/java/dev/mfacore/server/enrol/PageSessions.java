package dev.mfacore.server.enrol;

import dev.mfacore.UserId;
import dev.mfacore.server.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The opened pages. A page holds a random token in its memory and sends it in a header: there is no cookie, so that no
 * other site can make a browser act (SRV-01). Only the token's hash is kept; a session lives {@link #LIFE}, and a newer
 * one of the same user ends it. Safe for use by any number of threads.
 */
final class PageSessions {

    /** How long an opened page can be used. */
    static final Duration LIFE = Duration.ofMinutes(15);

    private final InstantSource clock;
    private final Secrets secrets;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, PageSession> byHash = new HashMap<>();

    /** A session just opened, with its token. */
    record Opened(String token, PageSession session) {
        @Override
        public String toString() {
            return "Opened[hidden, " + session + "]";
        }
    }

    PageSessions(InstantSource clock, Secrets secrets) {
        this.clock = clock;
        this.secrets = secrets;
    }

    Opened open(UserId user) {
        String token = secrets.random();
        Instant now = clock.instant();
        PageSession session = new PageSession(user, secrets.random(), now.plus(LIFE));
        lock.lock();
        try {
            byHash.values()
                    .removeIf(it -> it.user().equals(user) || !it.expiresAt().isAfter(now));
            byHash.put(Secrets.hash(token), session);
        } finally {
            lock.unlock();
        }
        return new Opened(token, session);
    }

    Optional<PageSession> find(String token) {
        Instant now = clock.instant();
        lock.lock();
        try {
            return Optional.ofNullable(byHash.get(Secrets.hash(token)))
                    .filter(it -> it.expiresAt().isAfter(now));
        } finally {
            lock.unlock();
        }
    }

    void revoke(UserId user) {
        lock.lock();
        try {
            byHash.values().removeIf(it -> it.user().equals(user));
        } finally {
            lock.unlock();
        }
    }
}
