package dev.mfacore.server.wire;

import dev.mfacore.authing.AuthingCode;

/** Which status of the third generation's envelope goes with a business code, where the documents leave it open. */
final class StatusCodes {

    private static final int FIRST_BUSINESS_CODE = 1000;

    private StatusCodes() {}

    static boolean isBusiness(int code) {
        return code >= FIRST_BUSINESS_CODE;
    }

    static int of(int code) {
        if (!isBusiness(code)) {
            return code;
        }
        return AuthingCode.of(code)
                .map(known -> switch (known) {
                    case NOT_SIGNED_IN, SIGN_IN_EXPIRED, LOGIN_EXPIRED, LOGIN_DATA_WRONG, SIGNATURE_INVALID ->
                        AuthingCode.UNAUTHENTICATED;
                    case USER_NOT_FOUND -> AuthingCode.NOT_FOUND;
                    case USER_LOCKED -> AuthingCode.FORBIDDEN;
                    case USER_EXISTS, PHONE_TAKEN, EMAIL_TAKEN, FACE_TAKEN -> AuthingCode.CONFLICT;
                    case SENT_TOO_SOON -> AuthingCode.RULE;
                    case TOTP_MISSING, RECOVERY_CODE_MISSING -> AuthingCode.MALFORMED;
                    default -> AuthingCode.CLIENT_ERROR;
                })
                .orElse(AuthingCode.CLIENT_ERROR)
                .number();
    }
}
