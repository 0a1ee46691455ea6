package dev.mfacore.server.session;

import dev.mfacore.UserId;
import dev.mfacore.authing.SecretText;
import dev.mfacore.server.SecretBook;
import dev.mfacore.server.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

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

    /** When the second factor of each was given. */
    private final SecretBook<Optional<Instant>> sessions;

    /** Starts without sessions. */
    public ServerSessions(InstantSource clock, Secrets secrets) {
        this.sessions = new SecretBook<>(clock, secrets, LIFE, PER_USER);
    }

    @Override
    public Optional<Session> resolve(SecretText token) {
        return token.value().startsWith(PREFIX)
                ? sessions.find(token.value().substring(PREFIX.length())).map(ServerSessions::session)
                : Optional.empty();
    }

    private static Session session(SecretBook.Entry<Optional<Instant>> entry) {
        return new Session(entry.user(), entry.hash(), entry.value(), entry.expiresAt());
    }

    @Override
    public Issued open(UserId user, Optional<Instant> secondFactorAt) {
        SecretBook.Issued<Optional<Instant>> issued = sessions.issue(user, end -> secondFactorAt);
        return new Issued(
                new SecretText(PREFIX + issued.secret()), issued.entry().expiresAt());
    }

    @Override
    public void secondFactorGiven(Session session, Instant at) {
        sessions.change(session.name(), before -> Optional.of(at));
    }

    @Override
    public void revoke(UserId user) {
        sessions.revoke(user);
    }
}
