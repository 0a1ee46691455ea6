package dev.mfacore.server.mirror;

import dev.mfacore.MfaToken;
import dev.mfacore.adapter.inmemory.testing.FakeAuthenticator;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingAuthenticator;
import dev.mfacore.authing.AuthingUser;
import dev.mfacore.authing.EnrolledFactor;
import dev.mfacore.authing.FactorEnrollment;
import dev.mfacore.authing.MfaTriggerData;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.TotpAssociation;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What one user of one side has been given so far, oldest first. */
final class Belongings {

    final List<String> sessions = new ArrayList<>();
    final List<String> transactions = new ArrayList<>();
    final List<FakeAuthenticator> apps = new ArrayList<>();
    final List<String> recoveryCodes = new ArrayList<>();
    final List<String> enrollments = new ArrayList<>();
    final List<String> factorIds = new ArrayList<>();
    final List<String> usedCodes = new ArrayList<>();

    /** Keeps what is of use later. */
    void keep(AuthingAnswer<?> answer, InstantSource clock) {
        if (answer instanceof AuthingAnswer.Success<?> success) {
            success.recoveryCode().map(SecretText::value).ifPresent(recoveryCodes::add);
            keep(success.data(), clock);
        } else {
            ((AuthingAnswer.Refusal<?>) answer).challenge().ifPresent(it -> keep(it.data(), clock));
        }
    }

    private void keep(Object data, InstantSource clock) {
        if (data instanceof AuthingUser user) {
            user.token().map(SecretText::value).ifPresent(sessions::add);
        } else if (data instanceof MfaTriggerData trigger) {
            MfaToken token = trigger.mfaToken();
            transactions.add(token.value());
        } else if (data instanceof TotpAssociation association) {
            scan(association.qrCodeUri(), clock);
            recoveryCodes.add(association.recoveryCode().value());
        } else if (data instanceof FactorEnrollment enrollment) {
            enrollments.add(enrollment.enrollmentToken().value());
            enrollment.otp().ifPresent(it -> {
                scan(it.qrCodeUri(), clock);
                recoveryCodes.add(it.recoveryCode().value());
            });
        } else if (data instanceof List<?> list) {
            list.forEach(it -> keep(it, clock));
        } else if (data instanceof EnrolledFactor factor) {
            factorIds.add(factor.factorId());
        } else if (data instanceof AuthingAuthenticator row) {
            factorIds.add(row.id());
        }
    }

    private void scan(SecretText uri, InstantSource clock) {
        apps.add(FakeAuthenticator.scan(uri.value(), clock));
    }

    static <T> T newest(List<T> all, T otherwise) {
        return all.isEmpty() ? otherwise : all.get(all.size() - 1);
    }

    static <T> T oldest(List<T> all, T otherwise) {
        return all.isEmpty() ? otherwise : all.get(0);
    }
}
