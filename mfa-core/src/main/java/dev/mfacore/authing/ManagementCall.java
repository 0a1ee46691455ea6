package dev.mfacore.authing;

import java.util.List;
import java.util.Optional;

/**
 * What an administrator of a user pool does to one user's binding, in both generations.
 *
 * @param <T> the data of a successful answer
 */
public sealed interface ManagementCall<T> extends AuthingCall<T>
        permits ManagementCall.GetMfaBound,
                ManagementCall.UnassociateMfa,
                ManagementCall.ImportTotp,
                ManagementCall.GetUserMfaInfo,
                ManagementCall.ImportOtp,
                ManagementCall.GetUserMfaStatus,
                ManagementCall.GetMfaTriggerData {

    /**
     * Tells what a user has bound.
     *
     * @param credential the administrator's token
     * @param userId whose
     */
    record GetMfaBound(AuthingCredential.Management credential, String userId) implements ManagementCall<MfaBound> {
        @Override
        public String operation() {
            return "getStatus";
        }

        @Override
        public boolean isRead() {
            return true;
        }
    }

    /**
     * Unbinds a user's factor without the user's proof.
     *
     * @param credential the administrator's token
     * @param userId whose
     * @param type OTP or FACE
     */
    record UnassociateMfa(AuthingCredential.Management credential, String userId, FactorType type)
            implements ManagementCall<Nothing> {
        @Override
        public String operation() {
            return "unAssociateMfa";
        }

        @Override
        public boolean isRead() {
            return false;
        }
    }

    /**
     * Binds an authenticator app that the user has already, active at once.
     *
     * @param credential the administrator's token
     * @param userId whose
     * @param secret the secret in Base32
     * @param recoveryCode the recovery code that goes with it
     */
    record ImportTotp(
            AuthingCredential.Management credential,
            String userId,
            SecretText secret,
            Optional<SecretText> recoveryCode)
            implements ManagementCall<AuthingAuthenticator> {
        @Override
        public String operation() {
            return "importTotp";
        }

        @Override
        public boolean isRead() {
            return false;
        }
    }

    /**
     * Tells which kinds of second factor a user could answer with.
     *
     * @param credential the administrator's token
     * @param userId whose
     */
    record GetUserMfaInfo(AuthingCredential.Management credential, String userId)
            implements ManagementCall<UserMfaInfo> {
        @Override
        public String operation() {
            return "getUserMfaInfo";
        }

        @Override
        public boolean isRead() {
            return true;
        }
    }

    /**
     * Binds the authenticator apps of several users.
     *
     * @param credential the administrator's token
     * @param list what to import
     */
    record ImportOtp(AuthingCredential.Management credential, List<ImportedOtp> list)
            implements ManagementCall<Nothing> {
        /** Takes a copy of the list. */
        public ImportOtp {
            list = List.copyOf(list);
        }

        @Override
        public String operation() {
            return "importOtp";
        }

        @Override
        public boolean isRead() {
            return false;
        }
    }

    /**
     * Tells a user's state as the trigger of a second factor would, with an mfaToken.
     *
     * @param credential the administrator's token
     * @param userId whose
     */
    record GetUserMfaStatus(AuthingCredential.Management credential, String userId)
            implements ManagementCall<MfaTriggerData> {
        @Override
        public String operation() {
            return "getUserMfaStatus";
        }

        @Override
        public boolean isRead() {
            return false;
        }
    }

    /**
     * Opens a second step for a user who signed in elsewhere.
     *
     * @param credential the administrator's token
     * @param appId the application
     * @param userId whose
     */
    record GetMfaTriggerData(AuthingCredential.Management credential, String appId, String userId)
            implements ManagementCall<MfaTriggerData> {
        @Override
        public String operation() {
            return "getMfaTriggerData";
        }

        @Override
        public boolean isRead() {
            return false;
        }
    }

    /**
     * One user's authenticator app.
     *
     * @param userId whose
     * @param secret the secret in Base32
     * @param recoveryCode the recovery code that goes with it
     */
    record ImportedOtp(String userId, SecretText secret, Optional<SecretText> recoveryCode) {}
}
