package dev.mfacore.engine.tenant;

import dev.mfacore.Caller;
import dev.mfacore.MfaToken;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.UserId;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.AuthingUser;
import dev.mfacore.authing.SecretText;
import dev.mfacore.port.AccessTokens;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Finds out whose call it is, and opens sessions after a verification. A token that opens nothing is 2020 (SEC-08). */
final class Sessions {

    /** Base64url, of one length whatever is sealed; sessions and JWTs look different, so that a dead one is told apart. */
    private static final Pattern MFA_TOKEN = Pattern.compile("[A-Za-z0-9_-]{400,512}");

    private final AccessTokens tokens;
    private final Predicate<SecretText> management;
    private final InstantSource clock;

    Sessions(AccessTokens tokens, Predicate<SecretText> management, InstantSource clock) {
        this.tokens = tokens;
        this.management = management;
        this.clock = clock;
    }

    /** Answers in the session that a token opens. */
    <T> AuthingAnswer<T> visit(
            AuthingCredential.UserToken credential, Optional<String> source, Function<Visit, AuthingAnswer<T>> answer) {
        Optional<AccessTokens.Session> session = find(credential.token());
        return session.isEmpty() ? Refused.NOT_SIGNED_IN.answer() : answer.apply(new Visit(session.get(), source));
    }

    /** Answers in a session or half-way through a sign-in. */
    <T> AuthingAnswer<T> either(
            AuthingCredential.OfUser credential,
            Optional<String> source,
            Function<Visit, AuthingAnswer<T>> inSession,
            Function<Caller.TokenHolder, AuthingAnswer<T>> holding) {
        if (credential instanceof AuthingCredential.PendingSignIn pending) {
            return holding.apply(holder(pending, source));
        }
        return visit((AuthingCredential.UserToken) credential, source, inSession);
    }

    /** Answers to an administrator only. */
    <T> AuthingAnswer<T> administer(AuthingCredential.Management credential, Supplier<AuthingAnswer<T>> answer) {
        boolean administrator = asked(() -> management.test(credential.token()), "management check");
        return administrator ? answer.get() : Refused.NOT_SIGNED_IN.answer();
    }

    static Caller.TokenHolder holder(AuthingCredential.PendingSignIn pending, Optional<String> source) {
        Caller.TokenHolder holder = Caller.holding(pending.token());
        return source.map(holder::from).orElse(holder);
    }

    AuthingCredential.OfUser credential(SecretText bearer) {
        boolean pending =
                MFA_TOKEN.matcher(bearer.value()).matches() && find(bearer).isEmpty();
        return pending
                ? new AuthingCredential.PendingSignIn(new MfaToken(bearer.value()))
                : new AuthingCredential.UserToken(bearer);
    }

    /** Opens a session whose second factor was given now. */
    AuthingUser open(UserId user, AuthingUser profile) {
        Instant now = clock.instant();
        AccessTokens.Issued issued = asked(() -> tokens.issue(user, now), "access tokens");
        return profile.withToken(issued.token(), issued.expiresAt());
    }

    /** Makes a session fresh whose second factor was given now, if the platform's tokens can. */
    void refresh(Visit visit) {
        Instant now = clock.instant();
        asked(
                () -> {
                    tokens.secondFactorGiven(visit.session(), now);
                    return now;
                },
                "access tokens");
    }

    private Optional<AccessTokens.Session> find(SecretText token) {
        if (token.value().isEmpty()) {
            return Optional.empty();
        }
        return asked(() -> tokens.resolve(token), "access tokens")
                .filter(session -> clock.instant().isBefore(session.expiresAt()));
    }

    /** What a port throws may quote the token, so neither its message nor its cause goes on (SEC-05). */
    private static <R> R asked(Supplier<R> question, String port) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            throw new MfaUnavailableException(
                    "the " + port + " failed with " + e.getClass().getName());
        }
    }
}
