package dev.mfacore.engine;

import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.AuthenticatorSummary.Status;
import dev.mfacore.Factor;
import dev.mfacore.UserId;
import dev.mfacore.engine.state.BoundAuthenticator;
import dev.mfacore.engine.state.PendingAssociation;
import dev.mfacore.engine.state.TotpState;
import dev.mfacore.engine.state.UserState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Shows authenticators without their secrets and with masked recipients (BIND-09, SEC-09). */
final class Summaries {

    private final Vault vault;

    Summaries(Vault vault) {
        this.vault = vault;
    }

    AuthenticatorSummary of(UserId user, BoundAuthenticator it) {
        return new AuthenticatorSummary(
                it.id(),
                it.factor(),
                it.name(),
                it.disabled() ? Status.DISABLED : Status.ACTIVE,
                it.createdAt(),
                it.factor().isDelivered()
                        ? Optional.of(vault.recipient(user, it).masked())
                        : Optional.empty(),
                it.totp().filter(TotpState::weak).isPresent());
    }

    List<AuthenticatorSummary> all(UserId user, UserState state, Instant now) {
        return Stream.concat(
                        state.authenticators().stream().map(it -> of(user, it)),
                        state.pending().stream()
                                .filter(it -> now.isBefore(it.expiresAt()))
                                .map(it -> of(user, it)))
                .toList();
    }

    List<AuthenticatorSummary> usable(UserId user, UserState state, Set<Factor> allowed) {
        return state.authenticators().stream()
                .filter(it -> !it.disabled() && allowed.contains(it.factor()))
                .map(it -> of(user, it))
                .toList();
    }

    private AuthenticatorSummary of(UserId user, PendingAssociation it) {
        return new AuthenticatorSummary(
                it.id(),
                it.factor(),
                it.name(),
                Status.PENDING,
                it.createdAt(),
                it.factor().isDelivered()
                        ? Optional.of(vault.recipient(user, it).masked())
                        : Optional.empty(),
                false);
    }
}
