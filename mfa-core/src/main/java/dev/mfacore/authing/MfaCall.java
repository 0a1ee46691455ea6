package dev.mfacore.authing;

import java.util.List;
import java.util.Optional;

/**
 * The nine operations of Authing's {@code MfaAuthenticationClient}.
 *
 * @param <T> the data of a successful answer
 */
public sealed interface MfaCall<T> extends AuthingCall<T>
        permits MfaCall.GetMfaAuthenticators,
                MfaCall.AssociateMfaAuthenticator,
                MfaCall.ConfirmAssociateMfaAuthenticator,
                MfaCall.DeleteMfaAuthenticator,
                MfaCall.VerifyTotpMfa,
                MfaCall.VerifyAppSmsMfa,
                MfaCall.VerifyAppEmailMfa,
                MfaCall.PhoneOrEmailBindable,
                MfaCall.VerifyTotpRecoveryCode {

    /**
     * Lists the authenticator apps.
     *
     * @param credential a session or a half-done sign-in
     * @param source only those that this side wanted; all if empty
     */
    record GetMfaAuthenticators(AuthingCredential.OfUser credential, Optional<AuthingSource> source)
            implements MfaCall<List<AuthingAuthenticator>> {
        @Override
        public String operation() {
            return "getMfaAuthenticators";
        }

        @Override
        public boolean isRead() {
            return true;
        }
    }

    /**
     * Associates an authenticator app, which is switched on by the confirmation.
     *
     * @param credential a session or a half-done sign-in
     * @param source who wants it
     */
    record AssociateMfaAuthenticator(AuthingCredential.OfUser credential, AuthingSource source)
            implements MfaCall<TotpAssociation> {
        @Override
        public String operation() {
            return "associateMfaAuthenticator";
        }

        @Override
        public boolean isRead() {
            return false;
        }
    }

    /**
     * Confirms an association. The mfaToken travels with it.
     *
     * @param credential a session or a half-done sign-in
     * @param totp a first code of the app
     * @param source who wants it
     */
    record ConfirmAssociateMfaAuthenticator(AuthingCredential.OfUser credential, SecretText totp, AuthingSource source)
            implements MfaCall<Nothing> {
        @Override
        public String operation() {
            return "confirmAssociateMfaAuthenticator";
        }

        @Override
        public boolean isRead() {
            return false;
        }
    }

    /**
     * Unbinds the authenticator app.
     *
     * @param credential the user's session
     */
    record DeleteMfaAuthenticator(AuthingCredential.UserToken credential) implements MfaCall<Nothing> {
        @Override
        public String operation() {
            return "deleteMfaAuthenticator";
        }

        @Override
        public boolean isRead() {
            return false;
        }
    }

    /**
     * Verifies a code of an authenticator app.
     *
     * @param credential the half-done sign-in
     * @param totp the code of the app
     */
    record VerifyTotpMfa(AuthingCredential.PendingSignIn credential, SecretText totp) implements MfaCall<AuthingUser> {
        @Override
        public String operation() {
            return "verifyTotpMfa";
        }

        @Override
        public boolean isRead() {
            return false;
        }
    }

    /**
     * Verifies a code sent by SMS.
     *
     * @param credential the half-done sign-in
     * @param phone where the code went
     * @param code the code
     */
    record VerifyAppSmsMfa(AuthingCredential.PendingSignIn credential, AuthingContact.Phone phone, SecretText code)
            implements MfaCall<AuthingUser> {
        @Override
        public String operation() {
            return "verifyAppSmsMfa";
        }

        @Override
        public boolean isRead() {
            return false;
        }
    }

    /**
     * Verifies a code sent by email.
     *
     * @param credential the half-done sign-in
     * @param email where the code went
     * @param code the code
     */
    record VerifyAppEmailMfa(AuthingCredential.PendingSignIn credential, AuthingContact.Email email, SecretText code)
            implements MfaCall<AuthingUser> {
        @Override
        public String operation() {
            return "verifyAppEmailMfa";
        }

        @Override
        public boolean isRead() {
            return false;
        }
    }

    /**
     * Asks whether a phone or email may be bound.
     *
     * @param credential the half-done sign-in
     * @param contact the phone or email
     */
    record PhoneOrEmailBindable(AuthingCredential.PendingSignIn credential, AuthingContact contact)
            implements MfaCall<Boolean> {
        @Override
        public String operation() {
            return "phoneOrEmailBindable";
        }

        @Override
        public boolean isRead() {
            return true;
        }
    }

    /**
     * Verifies a recovery code; its replacement stands beside the data of the answer.
     *
     * @param credential the half-done sign-in
     * @param recoveryCode the code
     */
    record VerifyTotpRecoveryCode(AuthingCredential.PendingSignIn credential, SecretText recoveryCode)
            implements MfaCall<AuthingUser> {
        @Override
        public String operation() {
            return "verifyTotpRecoveryCode";
        }

        @Override
        public boolean isRead() {
            return false;
        }
    }
}
