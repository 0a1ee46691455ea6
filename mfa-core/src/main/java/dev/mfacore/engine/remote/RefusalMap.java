package dev.mfacore.engine.remote;

import dev.mfacore.authing.AuthingCode;

/**
 * What each documented code means as the answer to each step (CLI-03). Whatever is not documented, or makes no sense as
 * the answer to the step, says nothing: a refusal that is not understood is neither "wrong code" nor a lock.
 */
final class RefusalMap {

    private RefusalMap() {}

    static Verdict of(Step step, int code) {
        return AuthingCode.of(code).map(it -> of(step, it)).orElse(Verdict.UNAVAILABLE);
    }

    private static Verdict of(Step step, AuthingCode code) {
        return switch (code) {
            case WRONG_TOTP, WRONG_RECOVERY_CODE, MALFORMED, FAILED, WRONG_CAPTCHA_OR_PASS_CODE, PASS_CODE_EXPIRED ->
                only(step.comparesCode(), Verdict.WRONG_CODE);
            case UNAUTHENTICATED, NOT_SIGNED_IN, SIGN_IN_EXPIRED, LOGIN_EXPIRED, LOGIN_DATA_WRONG ->
                only(step.actsForUser(), Verdict.DEAD_TOKEN);
            case MFA_WANTED_BY_USER, MFA_WANTED_BY_APPLICATION -> only(step.changesBinding(), Verdict.PROOF_REQUIRED);
            case PLAN, FORBIDDEN, USER_LOCKED -> only(step.actsForUser(), Verdict.NOT_PERMITTED);
            case THROTTLED -> only(step.actsForUser() && step != Step.LIST, Verdict.THROTTLED);
            case RULE -> ofRule(step);
            case SENT_TOO_SOON -> only(step == Step.SEND, Verdict.THROTTLED);
            case CONFLICT -> ofConflict(step);
            case PHONE_TAKEN, EMAIL_TAKEN, USER_EXISTS -> only(concernsRecipient(step), Verdict.NOT_BINDABLE);
            case THIRD_PARTY_UNREACHABLE, THIRD_PARTY_FAILED, THIRD_PARTY_UNCLEAR ->
                only(step == Step.SEND, Verdict.NOT_DELIVERED);
            default -> Verdict.UNAVAILABLE;
        };
    }

    /** A rule that does not allow it now is a matter of waiting, except where a binding would change. */
    private static Verdict ofRule(Step step) {
        if (step == Step.ASSOCIATE || step == Step.UNBIND) {
            return Verdict.NOT_PERMITTED;
        }
        return only(step == Step.SEND || step == Step.CHECK_BINDABLE || step.comparesCode(), Verdict.THROTTLED);
    }

    /** What an association collides with is one that is there already. */
    private static Verdict ofConflict(Step step) {
        if (concernsRecipient(step)) {
            return Verdict.NOT_BINDABLE;
        }
        return step == Step.UNBIND ? Verdict.NOT_PERMITTED : only(step.changesBinding(), Verdict.TOO_MANY);
    }

    private static boolean concernsRecipient(Step step) {
        return step == Step.VERIFY_DELIVERED || step == Step.SEND || step == Step.CHECK_BINDABLE;
    }

    private static Verdict only(boolean sensible, Verdict verdict) {
        return sensible ? verdict : Verdict.UNAVAILABLE;
    }
}
