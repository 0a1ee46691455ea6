package dev.mfacore.support;

import dev.mfacore.Association;
import dev.mfacore.BindableAnswer;
import dev.mfacore.Confirmation;
import dev.mfacore.MfaAdmin;
import dev.mfacore.Regeneration;
import dev.mfacore.Rejected;
import dev.mfacore.Sending;
import dev.mfacore.Unbinding;
import dev.mfacore.Verification;
import java.util.Optional;

/** Tells what an answer says, without what chance put into it. */
public final class Answers {

    private Answers() {}

    /** What a caller learns from an answer. */
    public static String kind(Object answer) {
        if (answer instanceof Rejected rejected) {
            return "Rejected " + rejected.reason();
        }
        if (answer instanceof Sending.NotSent notSent) {
            return "NotSent " + notSent.cause();
        }
        if (answer instanceof BindableAnswer.Decided decided) {
            return "Decided " + decided.bindable();
        }
        if (answer instanceof MfaAdmin.PageReport report) {
            return "Page " + report.seen() + " seen, " + report.changed() + " changed, " + report.failed() + " failed";
        }
        if (answer instanceof Optional<?> found) {
            return found.isPresent() ? "Found" : "Nothing";
        }
        return answer instanceof Boolean || answer instanceof Long
                ? answer.toString()
                : answer.getClass().getSimpleName();
    }

    /** Whether an answer grants anything. */
    public static boolean isAccepting(Object answer) {
        return answer instanceof Verification.Verified
                || answer instanceof Confirmation.Confirmed
                || answer instanceof Association.AuthenticatorApp
                || answer instanceof Association.DeliveredCodes
                || answer instanceof Unbinding.Unbound
                || answer instanceof Regeneration.Regenerated
                || answer instanceof Sending.Sent;
    }
}
