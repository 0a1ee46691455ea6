package dev.mfacore.engine.tenant;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.Locked;
import dev.mfacore.MfaService;
import dev.mfacore.Rejected;
import dev.mfacore.Sending;
import dev.mfacore.Unbinding;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.FactorEnrollment;
import dev.mfacore.authing.Nothing;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.TotpAssociation;
import dev.mfacore.port.QrImage;
import java.util.function.Supplier;

/** What the second and the third generation of the API have in common about binding and unbinding. */
final class Apps {

    /** The name of an authenticator: Authing's wire has none. */
    static final String NAME = "bound over Authing's API";

    private final MfaService service;
    private final Outcomes outcomes;
    private final Challenges challenges;

    Apps(MfaService service, Outcomes outcomes, Challenges challenges) {
        this.service = service;
        this.outcomes = outcomes;
        this.challenges = challenges;
    }

    /** Associates an app in a session, with the session's own second factor as the proof (BIND-04). */
    AuthingAnswer<Association.AuthenticatorApp> associate(Visit visit) {
        Association association =
                service.associate(visit.caller(), AssociateRequest.authenticatorApp(NAME), visit.proof());
        return answer(association, () -> challenges.stepUp(visit));
    }

    /** The answer to associating an app. */
    AuthingAnswer<Association.AuthenticatorApp> answer(
            Association association, Supplier<AuthingAnswer<Association.AuthenticatorApp>> proof) {
        return association instanceof Association.AuthenticatorApp app
                ? AuthingAnswer.success(app)
                : refused(association, CodeKind.TOTP, proof);
    }

    <T> AuthingAnswer<T> refused(Association association, CodeKind kind, Supplier<AuthingAnswer<T>> proof) {
        if (association instanceof Rejected rejected) {
            return outcomes.rejected(rejected, kind, proof);
        }
        if (association instanceof Locked locked) {
            return outcomes.locked(locked);
        }
        return outcomes.notSent((Sending.NotSent) association, Refused.SENT_TOO_SOON);
    }

    /** The answer to an unbinding that did not come about. */
    AuthingAnswer<Nothing> unbound(Unbinding unbinding, Visit visit) {
        if (unbinding instanceof Rejected rejected) {
            return outcomes.rejected(rejected, CodeKind.TOTP, () -> challenges.stepUp(visit));
        }
        return unbinding instanceof Locked locked ? outcomes.locked(locked) : AuthingAnswer.success(Nothing.NOTHING);
    }

    static TotpAssociation association(Association.AuthenticatorApp app) {
        return new TotpAssociation(
                new SecretText(app.uri().secret().revealBase32()), uri(app), picture(app), recoveryCode(app));
    }

    static FactorEnrollment.OtpData otpData(Association.AuthenticatorApp app) {
        return new FactorEnrollment.OtpData(uri(app), picture(app), recoveryCode(app));
    }

    private static SecretText uri(Association.AuthenticatorApp app) {
        return new SecretText(app.uri().toUriString());
    }

    private static SecretText picture(Association.AuthenticatorApp app) {
        return new SecretText(app.qr().map(QrImage::dataUrl).orElse(""));
    }

    /** Empty if the policy keeps none. */
    private static SecretText recoveryCode(Association.AuthenticatorApp app) {
        return new SecretText(app.recoveryCodes()
                .flatMap(it -> it.codes().stream().findFirst())
                .orElse(""));
    }
}
