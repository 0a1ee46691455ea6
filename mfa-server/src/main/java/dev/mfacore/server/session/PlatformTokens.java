package dev.mfacore.server.session;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.mfacore.UserId;
import dev.mfacore.authing.SecretText;
import dev.mfacore.server.Secrets;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The platform's JWTs as access tokens. The server cannot sign such, so the sessions that follow a second factor are its
 * own. A JWT cannot be called back: once its user is revoked, those issued before count for nothing. Safe for use by any
 * number of threads.
 */
public final class PlatformTokens implements ServerTokens {

    private final JwtOptions options;
    private final JwtVerifier verifier;
    private final ServerTokens own;
    private final InstantSource clock;
    private final ConcurrentMap<UserId, Instant> revoked = new ConcurrentHashMap<>();

    /**
     * Accepts the platform's tokens beside the server's own.
     *
     * @throws IllegalArgumentException if its keys are in a file that cannot be used
     */
    public PlatformTokens(JwtOptions options, ServerTokens own, InstantSource clock) {
        this.options = options;
        this.verifier = new JwtVerifier(options, PlatformKeys.from(options.keys()), clock);
        this.own = own;
        this.clock = clock;
    }

    @Override
    public Optional<Session> resolve(SecretText token) {
        if (token.value().startsWith(ServerSessions.PREFIX)) {
            return own.resolve(token);
        }
        return verifier.verify(token.value()).flatMap(claims -> session(claims, token));
    }

    /** The server's own sessions can record it; the platform's tokens carry all that they say. */
    @Override
    public void secondFactorGiven(Session session, Instant at) {
        own.secondFactorGiven(session, at);
    }

    @Override
    public Issued open(UserId user, Optional<Instant> secondFactorAt) {
        return own.open(user, secondFactorAt);
    }

    @Override
    public void revoke(UserId user) {
        revoked.put(user, clock.instant());
        own.revoke(user);
    }

    private Optional<Session> session(JWTClaimsSet claims, SecretText token) {
        try {
            String id = claims.getStringClaim(options.userClaim());
            if (id == null) {
                return Optional.empty();
            }
            UserId user = new UserId(id);
            Instant end = revoked.get(user);
            Date issued = claims.getIssueTime();
            if (end != null && (issued == null || !issued.toInstant().isAfter(end))) {
                return Optional.empty();
            }
            String session = claims.getStringClaim("sid");
            String name = Secrets.hash(session == null ? token.value() : "sid " + session);
            return Optional.of(new Session(
                    user,
                    name,
                    secondFactorAt(claims),
                    claims.getExpirationTime().toInstant()));
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A moment in the future is a wrong clock or a wrong claim: then there was none. */
    private Optional<Instant> secondFactorAt(JWTClaimsSet claims) throws ParseException {
        List<String> methods = claims.getStringListClaim("amr");
        boolean counts = options.method()
                .map(it -> methods != null && methods.contains(it))
                .orElse(true);
        Date at = counts ? claims.getDateClaim(options.secondFactorClaim()) : null;
        if (at == null || at.toInstant().isAfter(clock.instant().plus(options.clockSkew()))) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return Optional.of(at.toInstant().isAfter(now) ? now : at.toInstant());
    }
}
