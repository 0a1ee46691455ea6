package dev.mfacore.engine.tenant;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.AuthenticatorSummary.Status;
import dev.mfacore.Factor;
import dev.mfacore.Listing;
import dev.mfacore.UserId;
import dev.mfacore.authing.AuthingAuthenticator;
import dev.mfacore.authing.AuthingSource;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks through a user's authenticators, and shows them as Authing does: without secret and recovery code (BIND-09). */
final class Rows {

    private Rows() {}

    /** What is bound: confirmed once, also if too many failures have disabled it. */
    static Stream<AuthenticatorSummary> bound(Listing.Authenticators listing) {
        return listing.authenticators().stream().filter(it -> it.status() != Status.PENDING);
    }

    static Stream<AuthenticatorSummary> bound(Listing.Authenticators listing, Factor factor) {
        return bound(listing).filter(it -> it.factor() == factor);
    }

    /** The one association of a kind that waits for its first code. */
    static Optional<AuthenticatorId> pending(Listing.Authenticators listing, Factor factor) {
        return listing.authenticators().stream()
                .filter(it -> it.status() == Status.PENDING && it.factor() == factor)
                .map(AuthenticatorSummary::id)
                .findFirst();
    }

    static AuthingAuthenticator row(UserId user, AuthenticatorSummary summary, AuthingSource source) {
        return new AuthingAuthenticator(
                summary.id().value(),
                user.value(),
                "totp",
                summary.status() != Status.PENDING,
                summary.createdAt(),
                summary.createdAt(),
                source);
    }
}
