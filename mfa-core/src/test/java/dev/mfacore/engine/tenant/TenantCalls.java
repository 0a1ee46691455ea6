package dev.mfacore.engine.tenant;

import dev.mfacore.MfaToken;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.AuthingSource;
import dev.mfacore.authing.EnrollmentData;
import dev.mfacore.authing.FactorCall;
import dev.mfacore.authing.FactorType;
import dev.mfacore.authing.ManagementCall;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.SendCall;
import dev.mfacore.authing.SendScene;
import java.util.List;
import java.util.Optional;

/** Every call that takes a token, with one text in every place that takes one. */
final class TenantCalls {

    private TenantCalls() {}

    static List<AuthingCall<?>> inASession(AuthingCredential.UserToken credential, String text) {
        SecretText secret = new SecretText(text);
        return List.of(
                new MfaCall.GetMfaAuthenticators(credential, Optional.empty()),
                new MfaCall.AssociateMfaAuthenticator(credential, AuthingSource.SELF),
                new MfaCall.ConfirmAssociateMfaAuthenticator(credential, secret, AuthingSource.SELF),
                new MfaCall.DeleteMfaAuthenticator(credential),
                new SendCall.SendSmsCode(credential, phone(text), Optional.empty()),
                new SendCall.SendEmail(credential, new AuthingContact.Email(text), SendScene.BIND_MFA),
                new FactorCall.SendEnrollFactorRequest(credential, FactorType.SMS, Optional.of(phone(text))),
                new FactorCall.EnrollFactor(credential, FactorType.OTP, secret, new EnrollmentData.Code(secret)),
                new FactorCall.ResetFactor(credential, text),
                new FactorCall.ListEnrolledFactors(credential),
                new FactorCall.GetFactor(credential, text),
                new FactorCall.ListFactorsToEnroll(credential),
                new FactorCall.MfaOtpVerify(credential, secret));
    }

    static List<AuthingCall<?>> halfDone(AuthingCredential.PendingSignIn credential, String text) {
        SecretText secret = new SecretText(text);
        AuthingContact.Email email = new AuthingContact.Email(text);
        return List.of(
                new MfaCall.GetMfaAuthenticators(credential, Optional.empty()),
                new MfaCall.AssociateMfaAuthenticator(credential, AuthingSource.SELF),
                new MfaCall.ConfirmAssociateMfaAuthenticator(credential, secret, AuthingSource.SELF),
                new MfaCall.VerifyTotpMfa(credential, secret),
                new MfaCall.VerifyAppSmsMfa(credential, phone(text), secret),
                new MfaCall.VerifyAppEmailMfa(credential, email, secret),
                new MfaCall.PhoneOrEmailBindable(credential, email),
                new MfaCall.VerifyTotpRecoveryCode(credential, secret),
                new SendCall.SendSms(credential, phone(text), SendScene.VERIFY_MFA),
                new SendCall.SendEmailCode(credential, email, SendScene.VERIFY_MFA));
    }

    static List<AuthingCall<?>> managing(AuthingCredential.Management credential, String text) {
        SecretText secret = new SecretText(text);
        return List.of(
                new ManagementCall.GetMfaBound(credential, text),
                new ManagementCall.UnassociateMfa(credential, text, FactorType.OTP),
                new ManagementCall.ImportTotp(credential, text, secret, Optional.of(secret)),
                new ManagementCall.ImportTotp(credential, "ada", secret, Optional.empty()),
                new ManagementCall.GetUserMfaInfo(credential, text),
                new ManagementCall.ImportOtp(
                        credential, List.of(new ManagementCall.ImportedOtp(text, secret, Optional.empty()))),
                new ManagementCall.GetUserMfaStatus(credential, text),
                new ManagementCall.GetMfaTriggerData(credential, text, text));
    }

    static AuthingCredential.PendingSignIn pending(String text) {
        return new AuthingCredential.PendingSignIn(new MfaToken(text));
    }

    private static AuthingContact.Phone phone(String text) {
        return new AuthingContact.Phone(text, Optional.of(text));
    }
}
