package dev.mfacore.engine.model;

import dev.mfacore.Association;
import dev.mfacore.Beginning;
import dev.mfacore.BindableAnswer;
import dev.mfacore.Confirmation;
import dev.mfacore.Listing;
import dev.mfacore.Locked;
import dev.mfacore.Regeneration;
import dev.mfacore.Rejected;
import dev.mfacore.Sending;
import dev.mfacore.Unbinding;
import dev.mfacore.Verification;

/** Names the class of an answer. */
final class Answers {

    private Answers() {}

    static String nameOf(Object answer) {
        if (answer instanceof Rejected rejected) {
            return rejected.reason().name();
        }
        if (answer instanceof Sending.NotSent notSent) {
            return notSent.cause().name();
        }
        if (answer instanceof BindableAnswer.Decided decided) {
            return decided.bindable() ? "YES" : "NO";
        }
        if (answer instanceof Locked) {
            return ReferenceModel.LOCKED;
        }
        return nameOfSuccess(answer);
    }

    private static String nameOfSuccess(Object answer) {
        if (answer instanceof Verification.Verified) {
            return ReferenceModel.VERIFIED;
        }
        if (answer instanceof Association.AuthenticatorApp || answer instanceof Association.DeliveredCodes) {
            return "ASSOCIATED";
        }
        if (answer instanceof Beginning beginning) {
            return beginning instanceof Beginning.SecondFactorRequired ? "SECOND_FACTOR" : "ENROLMENT";
        }
        if (answer instanceof Confirmation.Confirmed) {
            return "CONFIRMED";
        }
        if (answer instanceof Sending.Sent) {
            return "SENT";
        }
        if (answer instanceof Unbinding.Unbound) {
            return "UNBOUND";
        }
        if (answer instanceof Regeneration.Regenerated) {
            return "REGENERATED";
        }
        if (answer instanceof Listing.Authenticators) {
            return "LISTED";
        }
        if (answer instanceof BindableAnswer.Throttled) {
            return "THROTTLED";
        }
        throw new AssertionError("an answer of an unknown class: " + answer.getClass());
    }
}
