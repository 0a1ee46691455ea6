package dev.mfacore.adapter.inmemory.testing;

import dev.mfacore.UserId;
import dev.mfacore.authing.SecretText;
import dev.mfacore.port.AccessTokens;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Access tokens out of thin air, good for as long as Authing's samples are. */
final class FakeSessions implements AccessTokens {

    private static final Duration LIFE = Duration.ofDays(15);
    private static final int TOKEN_BYTES = 32;

    private final InstantSource clock;
    private final SecureRandom random;
    private final ConcurrentMap<String, Session> sessions = new ConcurrentHashMap<>();

    FakeSessions(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Optional<Session> resolve(SecretText token) {
        return Optional.ofNullable(sessions.get(token.value()))
                .filter(session -> clock.instant().isBefore(session.expiresAt()));
    }

    @Override
    public Issued issue(UserId user, Instant secondFactorAt) {
        return open(user, Optional.of(secondFactorAt));
    }

    @Override
    public void secondFactorGiven(Session session, Instant at) {
        sessions.computeIfPresent(
                session.name(), (token, it) -> new Session(it.user(), it.name(), Optional.of(at), it.expiresAt()));
    }

    Issued open(UserId user, Optional<Instant> secondFactorAt) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant expiresAt = clock.instant().plus(LIFE);
        sessions.put(token, new Session(user, token, secondFactorAt, expiresAt));
        return new Issued(new SecretText(token), expiresAt);
    }
}
