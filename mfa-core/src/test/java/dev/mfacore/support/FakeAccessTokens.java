package dev.mfacore.support;

import dev.mfacore.UserId;
import dev.mfacore.authing.SecretText;
import dev.mfacore.port.AccessTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Sessions in a map, with tokens that can be told at sight; fails when told to. */
public final class FakeAccessTokens implements AccessTokens {

    public static final Duration LIFE = Duration.ofHours(12);

    private final InstantSource clock;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger issued = new AtomicInteger();
    private volatile boolean failing;
    private volatile boolean recording;

    public FakeAccessTokens(InstantSource clock) {
        this.clock = clock;
    }

    public void setFailing(boolean fails) {
        failing = fails;
    }

    /** Lets sessions be made fresh, as tokens that carry all they say cannot be. */
    public void setRecording(boolean records) {
        recording = records;
    }

    /** The token of a new session whose second factor was never given. */
    public SecretText signedIn(UserId user) {
        return open(user, Optional.empty());
    }

    @Override
    public Optional<Session> resolve(SecretText token) {
        requireWorking(token);
        return Optional.ofNullable(sessions.get(token.value()));
    }

    @Override
    public Issued issue(UserId user, Instant secondFactorAt) {
        requireWorking(new SecretText("none"));
        SecretText token = open(user, Optional.of(secondFactorAt));
        return new Issued(token, sessions.get(token.value()).expiresAt());
    }

    @Override
    public void secondFactorGiven(Session session, Instant at) {
        requireWorking(new SecretText("none"));
        if (recording) {
            sessions.computeIfPresent(
                    session.name(), (token, it) -> new Session(it.user(), it.name(), Optional.of(at), it.expiresAt()));
        }
    }

    private SecretText open(UserId user, Optional<Instant> secondFactorAt) {
        SecretText token = new SecretText("access-token-canary-" + issued.incrementAndGet() + "-end");
        Instant expiresAt = clock.instant().plus(LIFE);
        sessions.put(token.value(), new Session(user, token.value(), secondFactorAt, expiresAt));
        return token;
    }

    private void requireWorking(SecretText token) {
        if (failing) {
            throw new IllegalStateException("told to fail with " + token.value());
        }
    }
}
