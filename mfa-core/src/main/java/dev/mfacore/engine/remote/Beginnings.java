package dev.mfacore.engine.remote;

import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.Beginning;
import dev.mfacore.Factor;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.FactorType;
import dev.mfacore.authing.MfaTriggerData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what the tenant says of a sign-in that needs a second factor. */
final class Beginnings {

    private Beginnings() {}

    /**
     * A user with nothing bound has to enrol. Who has something bound that is switched off, or a face, has to answer all
     * the same: an empty list is no leave to bind with a half-done sign-in (BIND-04, TXN-06).
     */
    static Beginning of(MfaTriggerData data, boolean appBound, Instant expiresAt) {
        List<AuthenticatorSummary> bound = bound(data, appBound);
        if (bound.isEmpty() && !data.faceBound()) {
            return new Beginning.EnrolmentRequired(data.mfaToken(), expiresAt);
        }
        List<AuthenticatorSummary> usable = bound.stream()
                .filter(it -> it.factor() == Factor.TOTP || !isOff(data, it.factor()))
                .sorted(Comparator.comparingInt(it -> place(data, it.factor())))
                .toList();
        return new Beginning.SecondFactorRequired(data.mfaToken(), expiresAt, usable, appBound ? 1 : 0);
    }

    private static List<AuthenticatorSummary> bound(MfaTriggerData data, boolean appBound) {
        List<AuthenticatorSummary> bound = new ArrayList<>();
        if (appBound) {
            bound.add(summary(Factor.TOTP, Rows.NAME_OF_APP, Optional.empty()));
        }
        data.mfaPhone()
                .filter(it -> !it.number().isBlank())
                .ifPresent(it -> bound.add(summary(Factor.SMS, "Phone", Optional.of(it))));
        data.mfaEmail()
                .filter(it -> !it.isBlank())
                .map(AuthingContact.Email::new)
                .ifPresent(it -> bound.add(summary(Factor.EMAIL, "Email", Optional.of(it))));
        return bound;
    }

    private static AuthenticatorSummary summary(Factor factor, String name, Optional<AuthingContact> contact) {
        return new AuthenticatorSummary(
                Ids.of(factor),
                factor,
                name,
                AuthenticatorSummary.Status.ACTIVE,
                Instant.EPOCH, // not told
                contact.map(Contacts::masked),
                false);
    }

    private static boolean isOff(MfaTriggerData data, Factor factor) {
        return data.applicationMfa().stream().anyMatch(it -> it.policy() == type(factor) && !it.on());
    }

    /** The application's order; what it does not name comes last. */
    private static int place(MfaTriggerData data, Factor factor) {
        OptionalInt sort = data.applicationMfa().stream()
                .filter(it -> it.policy() == type(factor))
                .mapToInt(MfaTriggerData.ApplicationMfa::sort)
                .min();
        return sort.orElse(Integer.MAX_VALUE);
    }

    private static FactorType type(Factor factor) {
        return factor == Factor.SMS ? FactorType.SMS : factor == Factor.EMAIL ? FactorType.EMAIL : FactorType.OTP;
    }
}
