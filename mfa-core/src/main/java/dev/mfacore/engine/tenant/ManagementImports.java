package dev.mfacore.engine.tenant;

import dev.mfacore.AdminAction;
import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.ImportedTotp;
import dev.mfacore.MfaAdmin;
import dev.mfacore.UserId;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingAuthenticator;
import dev.mfacore.authing.AuthingSource;
import dev.mfacore.authing.ManagementCall;
import dev.mfacore.authing.ManagementCall.ImportedOtp;
import dev.mfacore.authing.Nothing;
import dev.mfacore.authing.SecretText;
import dev.mfacore.otp.OtpSecret;
import dev.mfacore.otp.TotpParameters;
import java.util.List;
import java.util.Optional;

/** Imports of authenticator apps that users have already: SHA-1, six digits, 30 seconds, as Authing's are. */
final class ManagementImports {

    private static final String NAME = "imported";

    private final MfaAdmin admin;
    private final Sessions sessions;
    private final People people;

    ManagementImports(MfaAdmin admin, Shared shared) {
        this.admin = admin;
        this.sessions = shared.sessions();
        this.people = shared.people();
    }

    HandlerTable into(HandlerTable table) {
        return table.on(ManagementCall.ImportTotp.class, this::importTotp)
                .on(ManagementCall.ImportOtp.class, this::importOtp);
    }

    private AuthingAnswer<AuthingAuthenticator> importTotp(ManagementCall.ImportTotp call, Optional<String> source) {
        ImportedOtp otp = new ImportedOtp(call.userId(), call.secret(), call.recoveryCode());
        return sessions.administer(call.credential(), () -> importOne(otp, "importTotp"));
    }

    /** One by one; what fails ends it, and names its place. What was imported before stays, so it can be repeated. */
    private AuthingAnswer<Nothing> importOtp(ManagementCall.ImportOtp call, Optional<String> source) {
        return sessions.administer(call.credential(), () -> importAll(call.list()));
    }

    private AuthingAnswer<Nothing> importAll(List<ImportedOtp> list) {
        for (int index = 0; index < list.size(); index++) {
            AuthingAnswer<AuthingAuthenticator> answer = importOne(list.get(index), "importOtp");
            if (answer instanceof AuthingAnswer.Refusal<AuthingAuthenticator> refusal) {
                return AuthingAnswer.refusal(refusal.code(), "Entry " + index + ": " + refusal.message());
            }
        }
        return AuthingAnswer.success(Nothing.NOTHING);
    }

    private AuthingAnswer<AuthingAuthenticator> importOne(ImportedOtp otp, String operation) {
        if (otp.recoveryCode()
                .map(SecretText::value)
                .filter(text -> !text.isEmpty())
                .isPresent()) {
            return Refused.RECOVERY_CODE_NOT_IMPORTED.answer();
        }
        return people.known(otp.userId(), user -> importOne(user, otp.secret(), operation));
    }

    private AuthingAnswer<AuthingAuthenticator> importOne(UserId user, SecretText secret, String operation) {
        try {
            ImportedTotp totp = new ImportedTotp(NAME, OtpSecret.ofBase32(secret.value()), TotpParameters.defaults());
            AuthenticatorSummary summary = admin.importTotp(user, totp, new AdminAction("management API", operation));
            return AuthingAnswer.success(Rows.row(user, summary, AuthingSource.SELF));
        } catch (IllegalArgumentException e) { // what the policy refuses, in words that name no secret
            return Refused.MALFORMED.because(e);
        }
    }
}
