package dev.mfacore.authing;

/**
 * The two operations on faces.
 *
 * @param <T> the data of a successful answer
 */
public sealed interface FaceCall<T> extends AuthingCall<T> permits FaceCall.AssociateFace, FaceCall.VerifyFaceMfa {

    /**
     * Binds a face.
     *
     * @param credential a session or a half-done sign-in
     * @param photoA address or upload key of the first picture
     * @param photoB address or upload key of the second picture
     * @param external true for addresses, false for upload keys
     */
    record AssociateFace(AuthingCredential.OfUser credential, SecretText photoA, SecretText photoB, boolean external)
            implements FaceCall<AuthingUser> {
        @Override
        public String operation() {
            return "associateFace";
        }

        @Override
        public boolean isRead() {
            return false;
        }
    }

    /**
     * Verifies a face.
     *
     * @param credential the half-done sign-in
     * @param photo address or upload key of the picture
     */
    record VerifyFaceMfa(AuthingCredential.PendingSignIn credential, SecretText photo)
            implements FaceCall<AuthingUser> {
        @Override
        public String operation() {
            return "verifyFaceMfa";
        }

        @Override
        public boolean isRead() {
            return false;
        }
    }
}
