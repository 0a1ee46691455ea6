package dev.mfacore.server.mirror;

import java.util.List;

/**
 * One step of a story, in numbers that each side reads against what it has: its own tokens, secrets and codes.
 *
 * @param kind what is done
 * @param who the user, 0 to 2
 * @param token which of the user's tokens, 0 to 9; 9 is a dead one
 * @param target which contact, kind of factor or the like, 0 to 9
 * @param code how right the code is, 0 to 9
 */
record Move(Kind kind, int who, int token, int target, int code) {

    private static final List<Person> PEOPLE = List.of(Person.values());

    Person person() {
        return PEOPLE.get(who);
    }

    enum Kind {
        CLOCK,
        SESSION,
        TRIGGER_DATA,
        MFA_STATUS,
        LIST,
        ASSOCIATE,
        CONFIRM,
        DELETE,
        VERIFY_TOTP,
        VERIFY_SMS,
        VERIFY_EMAIL,
        BINDABLE,
        RECOVER,
        SEND_SMS_CODE,
        SEND_EMAIL_CODE,
        SEND_SMS,
        SEND_EMAIL,
        ASSOCIATE_FACE,
        VERIFY_FACE,
        ENROLLMENT,
        ENROLL,
        RESET,
        LIST_ENROLLED,
        GET_FACTOR,
        LIST_TO_ENROLL,
        OTP_VERIFY,
        INTROSPECT,
        BOUND,
        UNASSOCIATE,
        IMPORT_TOTP,
        IMPORT_OTP,
        MFA_INFO
    }
}
