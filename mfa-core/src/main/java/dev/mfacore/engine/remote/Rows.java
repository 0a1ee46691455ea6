package dev.mfacore.engine.remote;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.AuthenticatorSummary.Status;
import dev.mfacore.Factor;
import dev.mfacore.UserId;
import dev.mfacore.authing.AuthingAuthenticator;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the tenant lists of a user.
 *
 * @param all every row, in the order of their making
 */
record Rows(List<AuthingAuthenticator> all) {

    static final String NAME_OF_APP = "Authenticator app";

    private static final String APP_TYPE = "totp";

    Rows {
        all = all.stream()
                .sorted(Comparator.comparing(AuthingAuthenticator::createdAt))
                .toList();
    }

    /** Whether no row is anybody else's. */
    boolean allOf(UserId user) {
        return all.stream().allMatch(row -> row.userId().equals(user.value()));
    }

    /** Whether any factor is switched on, of whatever kind. */
    boolean anyActive() {
        return all.stream().anyMatch(AuthingAuthenticator::enabled);
    }

    List<AuthingAuthenticator> activeApps() {
        return apps().filter(AuthingAuthenticator::enabled).toList();
    }

    Optional<AuthingAuthenticator> activeApp(AuthenticatorId id) {
        return activeApps().stream().filter(row -> row.id().equals(id.value())).findFirst();
    }

    /** Authing keeps one recovery code for a bound app. */
    int recoveryCodesLeft() {
        return activeApps().isEmpty() ? 0 : 1;
    }

    /** Bound apps by their own ids; of the associations that wait, the newest, by the id that confirm takes. */
    List<AuthenticatorSummary> summaries() {
        Optional<AuthingAuthenticator> pending =
                apps().filter(row -> !row.enabled()).reduce((older, newer) -> newer);
        return Stream.concat(
                        activeApps().stream().map(Rows::summary),
                        pending.stream().map(row -> summary(row, Ids.APP, Status.PENDING)))
                .sorted(Comparator.comparing(AuthenticatorSummary::createdAt))
                .toList();
    }

    static AuthenticatorSummary summary(AuthingAuthenticator row) {
        return summary(row, new AuthenticatorId(row.id()), Status.ACTIVE);
    }

    private static AuthenticatorSummary summary(AuthingAuthenticator row, AuthenticatorId id, Status status) {
        return new AuthenticatorSummary(id, Factor.TOTP, NAME_OF_APP, status, row.createdAt(), Optional.empty(), false);
    }

    private Stream<AuthingAuthenticator> apps() {
        return all.stream().filter(row -> row.authenticatorType().equalsIgnoreCase(APP_TYPE));
    }
}
