package dev.mfacore.authing;

import java.util.Arrays;
import java.util.Optional;

/**
 * The documented codes of Authing's envelopes. A code that is not here says nothing that may be relied on (CLI-03).
 */
public enum AuthingCode {
    /** The call was answered as asked. */
    SUCCESS(200),
    /** An argument is malformed; on confirm also a wrong code. */
    MALFORMED(400),
    /** Nobody is signed in. */
    UNAUTHENTICATED(401),
    /** The tenant's plan does not include it. */
    PLAN(402),
    /** The caller may not do this. */
    FORBIDDEN(403),
    /** There is no such thing. */
    NOT_FOUND(404),
    /** It collides with what there is. */
    CONFLICT(409),
    /** The request is too large. */
    TOO_LARGE(413),
    /** A rule does not allow it now, such as one message a minute. */
    RULE(422),
    /** Asked too often, or locked after too many failures. */
    THROTTLED(429),
    /** Another error of the caller; the business code says more. */
    CLIENT_ERROR(499),
    /** General failure; also a wrong or expired pass code. */
    FAILED(500),
    /** The server does not offer this. */
    NOT_IMPLEMENTED(501),
    /** The server's own peer failed. */
    BAD_GATEWAY(502),
    /** The server cannot answer now. */
    OVERLOADED(503),
    /** A third party was not reached. */
    THIRD_PARTY_UNREACHABLE(601),
    /** A third party answered an error. */
    THIRD_PARTY_FAILED(602),
    /** A third party answered something unclear. */
    THIRD_PARTY_UNCLEAR(603),
    /** An access key's signature is wrong. */
    SIGNATURE_INVALID(1300),
    /** An access key's signature method is unknown. */
    SIGNATURE_METHOD(1301),
    /** An access key's signature version is unknown. */
    SIGNATURE_VERSION(1302),
    /** A signed date is malformed. */
    SIGNATURE_DATE_FORMAT(1303),
    /** A signed date is missing. */
    SIGNATURE_DATE_MISSING(1304),
    /** A signed date is too far off. */
    SIGNATURE_DATE_SKEW(1305),
    /** A signature was seen before. */
    SIGNATURE_REPLAYED(1306),
    /** A hosted sign-in is finished. */
    FLOW_FINISHED(1600),
    /** A second factor is needed: the user has bound an authenticator app. */
    MFA_WANTED_BY_USER(1635),
    /** A second factor is needed: the application demands it. */
    MFA_WANTED_BY_APPLICATION(1636),
    /** A hosted sign-in was given up. */
    FLOW_ABORTED(1699),
    /** There is no picture of a face. */
    NO_FACE_PHOTO(1700),
    /** There is no face to compare with. */
    NO_FACE_TO_COMPARE(1701),
    /** The face is another one. */
    FACE_MISMATCH(1702),
    /** A face cannot be bound without a phone or email. */
    FACE_NEEDS_CONTACT(1703),
    /** The phone check before binding a face failed. */
    FACE_PHONE_FAILED(1704),
    /** The email check before binding a face failed. */
    FACE_EMAIL_FAILED(1705),
    /** The face belongs to another user. */
    FACE_TAKEN(1706),
    /** The face could not be bound. */
    FACE_BINDING_FAILED(1707),
    /** A captcha is needed. */
    CAPTCHA_NEEDED(2000),
    /** A captcha or pass code is wrong. */
    WRONG_CAPTCHA_OR_PASS_CODE(2001),
    /** There is no such user. */
    USER_NOT_FOUND(2004),
    /** The user is locked. */
    USER_LOCKED(2005),
    /** The password is wrong. */
    WRONG_PASSWORD(2006),
    /** Nobody is signed in: the access token is missing or dead. */
    NOT_SIGNED_IN(2020),
    /** The sign-in has expired: the mfaToken is dead. */
    SIGN_IN_EXPIRED(2021),
    /** The user exists already. */
    USER_EXISTS(2026),
    /** The phone belongs to somebody. */
    PHONE_TAKEN(2035),
    /** A code was sent less than a minute ago. */
    SENT_TOO_SOON(2080),
    /** The email address belongs to somebody. */
    EMAIL_TAKEN(2200),
    /** The sign-in has expired. */
    LOGIN_EXPIRED(2206),
    /** The data of the sign-in are wrong. */
    LOGIN_DATA_WRONG(2207),
    /** The pass code has expired. */
    PASS_CODE_EXPIRED(2300),
    /** Account or password is wrong. */
    WRONG_ACCOUNT_OR_PASSWORD(2333),
    /** The code of the authenticator app was not accepted. */
    WRONG_TOTP(6001),
    /** The recovery code was not accepted. */
    WRONG_RECOVERY_CODE(6002),
    /** There is no code of an authenticator app in the call. */
    TOTP_MISSING(6003),
    /** There is no recovery code in the call. */
    RECOVERY_CODE_MISSING(6004);

    private final int number;

    AuthingCode(int number) {
        this.number = number;
    }

    /**
     * Returns the number on the wire.
     *
     * @return the number
     */
    public int number() {
        return number;
    }

    /**
     * Finds a documented code.
     *
     * @param number as it came
     * @return the code, if it is documented
     */
    public static Optional<AuthingCode> of(int number) {
        return Arrays.stream(values()).filter(code -> code.number == number).findFirst();
    }
}
