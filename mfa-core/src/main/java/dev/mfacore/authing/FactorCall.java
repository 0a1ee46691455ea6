package dev.mfacore.authing;

import java.util.List;
import java.util.Optional;

/**
 * The third generation's operations on a user's own factors, and the look at an mfaToken.
 *
 * @param <T> the data of a successful answer
 */
public sealed interface FactorCall<T> extends AuthingCall<T>
        permits FactorCall.SendEnrollFactorRequest,
                FactorCall.EnrollFactor,
                FactorCall.ResetFactor,
                FactorCall.ListEnrolledFactors,
                FactorCall.GetFactor,
                FactorCall.ListFactorsToEnroll,
                FactorCall.MfaOtpVerify,
                FactorCall.VerifyMfaToken {

    /**
     * Begins the enrolment of a factor; sends a code where it is delivered.
     *
     * @param credential the user's session
     * @param factorType which kind
     * @param profile the phone or email, for those kinds
     */
    record SendEnrollFactorRequest(
            AuthingCredential.UserToken credential, FactorType factorType, Optional<AuthingContact> profile)
            implements FactorCall<FactorEnrollment> {
        @Override
        public String operation() {
            return "sendEnrollFactorRequest";
        }

        @Override
        public boolean isRead() {
            return false;
        }
    }

    /**
     * Finishes an enrolment.
     *
     * @param credential the user's session
     * @param factorType which kind
     * @param enrollmentToken as the beginning gave it
     * @param data what proves it
     */
    record EnrollFactor(
            AuthingCredential.UserToken credential,
            FactorType factorType,
            SecretText enrollmentToken,
            EnrollmentData data)
            implements FactorCall<Nothing> {
        @Override
        public String operation() {
            return "enrollFactor";
        }

        @Override
        public boolean isRead() {
            return false;
        }
    }

    /**
     * Unbinds a factor.
     *
     * @param credential the user's session
     * @param factorId which
     */
    record ResetFactor(AuthingCredential.UserToken credential, String factorId) implements FactorCall<Nothing> {
        @Override
        public String operation() {
            return "resetFactor";
        }

        @Override
        public boolean isRead() {
            return false;
        }
    }

    /**
     * Lists the factors that the user has.
     *
     * @param credential the user's session
     */
    record ListEnrolledFactors(AuthingCredential.UserToken credential) implements FactorCall<List<EnrolledFactor>> {
        @Override
        public String operation() {
            return "listEnrolledFactors";
        }

        @Override
        public boolean isRead() {
            return true;
        }
    }

    /**
     * Looks at one factor.
     *
     * @param credential the user's session
     * @param factorId which
     */
    record GetFactor(AuthingCredential.UserToken credential, String factorId) implements FactorCall<EnrolledFactor> {
        @Override
        public String operation() {
            return "getFactor";
        }

        @Override
        public boolean isRead() {
            return true;
        }
    }

    /**
     * Lists the kinds that the application offers and the user has not bound.
     *
     * @param credential the user's session
     */
    record ListFactorsToEnroll(AuthingCredential.UserToken credential) implements FactorCall<List<FactorType>> {
        @Override
        public String operation() {
            return "listFactorsToEnroll";
        }

        @Override
        public boolean isRead() {
            return true;
        }
    }

    /**
     * Verifies a code of an authenticator app inside a session.
     *
     * @param credential the user's session
     * @param totp the code of the app
     */
    record MfaOtpVerify(AuthingCredential.UserToken credential, SecretText totp) implements FactorCall<Boolean> {
        @Override
        public String operation() {
            return "mfaOtpVerify";
        }

        @Override
        public boolean isRead() {
            return false;
        }
    }

    /**
     * Looks at an mfaToken without using it up.
     *
     * @param credential a user's session, or none
     * @param token the mfaToken
     */
    record VerifyMfaToken(AuthingCredential credential, SecretText token) implements FactorCall<TokenIntrospection> {
        @Override
        public String operation() {
            return "verifyMfaToken";
        }

        @Override
        public boolean isRead() {
            return true;
        }
    }
}
