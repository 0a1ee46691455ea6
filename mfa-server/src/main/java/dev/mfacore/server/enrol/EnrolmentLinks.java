package dev.mfacore.server.enrol;

import dev.mfacore.UserId;
import dev.mfacore.server.SecretBook;
import dev.mfacore.server.Secrets;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One-time links to the enrolment page. The secret stands in the fragment, which browsers send to nobody (SRV-02); the
 * page exchanges it by POST. Only its hash is kept, it opens once, lives {@link #LIFE}, and a newer link of the same
 * user voids it. Safe for use by any number of threads.
 */
public final class EnrolmentLinks {

    /** How long a link lives. */
    public static final Duration LIFE = Duration.ofMinutes(15);

    /** The path of the page. */
    public static final String PATH = "/enroll";

    private final Supplier<URI> base;
    private final PageSessions sessions;
    private final SecretBook<UserId> links;

    /**
     * A link for one user.
     *
     * @param url where to go; a secret
     * @param expiresAt when it dies
     */
    public record Link(URI url, Instant expiresAt) {
        @Override
        public String toString() {
            return "Link[hidden, until " + expiresAt + "]";
        }
    }

    /** Makes links below a base address, which is asked for when a link is made. */
    EnrolmentLinks(InstantSource clock, Secrets secrets, Supplier<URI> base, PageSessions sessions) {
        this.base = base;
        this.sessions = sessions;
        this.links = new SecretBook<>(clock, secrets, LIFE, 1);
    }

    /** Makes a link. */
    public Link create(UserId user) {
        SecretBook.Issued<UserId> issued = links.issue(user, end -> user);
        return new Link(
                URI.create(base.get() + PATH + "#" + issued.secret()),
                issued.entry().expiresAt());
    }

    /** Uses a link up. Empty if the secret is unknown, used or expired. */
    public Optional<UserId> open(String secret) {
        return links.take(secret).map(SecretBook.Entry::value);
    }

    /** Voids the links of a user, and ends what was opened with one. */
    public void revoke(UserId user) {
        sessions.revoke(user);
        links.revoke(user);
    }
}
