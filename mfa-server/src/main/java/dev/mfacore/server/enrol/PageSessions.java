package dev.mfacore.server.enrol;

import dev.mfacore.UserId;
import dev.mfacore.server.SecretBook;
import dev.mfacore.server.Secrets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The opened pages. A page holds a random token in its memory and sends it in a header: there is no cookie, so that no
 * other site can make a browser act (SRV-01). A session lives {@link #LIFE}, and a newer one of the same user ends it.
 * Safe for use by any number of threads.
 */
final class PageSessions {

    /** How long an opened page can be used. */
    static final Duration LIFE = Duration.ofMinutes(15);

    private final Secrets secrets;
    private final SecretBook<PageSession> sessions;

    /** A session just opened, with its token. */
    record Opened(String token, PageSession session) {
        @Override
        public String toString() {
            return "Opened[hidden, " + session + "]";
        }
    }

    PageSessions(InstantSource clock, Secrets secrets) {
        this.secrets = secrets;
        this.sessions = new SecretBook<>(clock, secrets, LIFE, 1);
    }

    Opened open(UserId user) {
        SecretBook.Issued<PageSession> issued =
                sessions.issue(user, end -> new PageSession(user, secrets.random(), end));
        return new Opened(issued.secret(), issued.entry().value());
    }

    Optional<PageSession> find(String token) {
        return sessions.find(token).map(SecretBook.Entry::value);
    }

    void revoke(UserId user) {
        sessions.revoke(user);
    }
}
