package dev.mfacore.tck.drive;

import dev.mfacore.Association;
import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.Beginning;
import dev.mfacore.BindableAnswer;
import dev.mfacore.Confirmation;
import dev.mfacore.Listing;
import dev.mfacore.Locked;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.RecoveryCodes;
import dev.mfacore.Regeneration;
import dev.mfacore.Rejected;
import dev.mfacore.Sending;
import dev.mfacore.Unbinding;
import dev.mfacore.Verification;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Puts a service's answers into the kit's vocabulary. */
final class ServiceAnswers {

    private ServiceAnswers() {}

    /** What a service throws is an answer too. */
    static Answer of(RuntimeException thrown) {
        if (thrown instanceof MfaUnavailableException) {
            return Answer.of(Kind.UNAVAILABLE, String.valueOf(thrown));
        }
        boolean misuse = thrown instanceof IllegalArgumentException || thrown instanceof NullPointerException;
        return Answer.of(misuse ? Kind.MISUSE : Kind.BROKEN, String.valueOf(thrown));
    }

    static Answer of(String user, Beginning beginning) {
        String text = String.valueOf(beginning);
        if (beginning instanceof Beginning.SecondFactorRequired it) {
            return Answer.of(Kind.SECOND_FACTOR, text)
                    .with(Pass.token(user, it.token().value()))
                    .expiring(it.expiresAt())
                    .listing(rows(it.authenticators()), OptionalInt.of(it.recoveryCodesLeft()));
        }
        return beginning instanceof Beginning.EnrolmentRequired it
                ? Answer.of(Kind.ENROLMENT, text)
                        .with(Pass.token(user, it.token().value()))
                        .expiring(it.expiresAt())
                : Answer.of(Kind.NO_FACTOR, text);
    }

    static Answer of(Listing listing) {
        return listing instanceof Listing.Authenticators it
                ? yes(it).listing(rows(it.authenticators()), OptionalInt.of(it.recoveryCodesLeft()))
                : no(listing);
    }

    static Answer of(Association association) {
        if (association instanceof Association.AuthenticatorApp it) {
            return yes(it).naming(it.authenticator().value())
                    .expiring(it.expiresAt())
                    .showing(Optional.of(it.uri().toUriString()), codes(it.recoveryCodes()));
        }
        return association instanceof Association.DeliveredCodes it
                ? yes(it).naming(it.authenticator().value())
                        .expiring(it.expiresAt())
                        .until(Optional.of(it.code().resendAt()))
                        .sentTo(it.code().maskedRecipient())
                        .showing(Optional.empty(), codes(it.recoveryCodes()))
                : no(association);
    }

    static Answer of(Confirmation confirmation) {
        return confirmation instanceof Confirmation.Confirmed it
                ? yes(it).naming(it.authenticator().id().value())
                : no(confirmation);
    }

    static Answer of(Unbinding unbinding) {
        return unbinding instanceof Unbinding.Unbound it ? yes(it) : no(unbinding);
    }

    static Answer of(Verification verification) {
        return verification instanceof Verification.Verified it
                ? yes(it).about(it.user().value(), Optional.of(it.proof()))
                        .listing(List.of(), it.recoveryCodesLeft())
                        .showing(Optional.empty(), codes(it.replacement()))
                : no(verification);
    }

    static Answer of(Regeneration regeneration) {
        return regeneration instanceof Regeneration.Regenerated it
                ? yes(it).showing(Optional.empty(), it.recoveryCodes().codes())
                : no(regeneration);
    }

    static Answer of(Sending sending) {
        return sending instanceof Sending.Sent it
                ? yes(it).sentTo(it.maskedRecipient()).expiring(it.expiresAt()).until(Optional.of(it.resendAt()))
                : no(sending);
    }

    static Answer of(BindableAnswer answer) {
        if (answer instanceof BindableAnswer.Decided it) {
            return Answer.of(it.bindable() ? Kind.YES : Kind.NO, String.valueOf(it));
        }
        return answer instanceof BindableAnswer.Throttled it
                ? Answer.of(Kind.THROTTLED, String.valueOf(it)).until(Optional.of(it.retryAt()))
                : no(answer);
    }

    private static Answer yes(Object answer) {
        return Answer.of(Kind.ACCEPTED, String.valueOf(answer));
    }

    private static Answer no(Object answer) {
        String text = String.valueOf(answer);
        if (answer instanceof Locked locked) {
            return locked.until().isPresent()
                    ? Answer.of(Kind.LOCKED, text).until(locked.until())
                    : Answer.of(Kind.DISABLED, text);
        }
        if (answer instanceof Sending.NotSent notSent) {
            return Answer.of(
                            switch (notSent.cause()) {
                                case THROTTLED -> Kind.THROTTLED;
                                case DESTINATION_NOT_ALLOWED -> Kind.DESTINATION_REFUSED;
                                case RECIPIENT_NOT_ALLOWED -> Kind.RECIPIENT_REFUSED;
                                case DELIVERY_FAILED -> Kind.NOT_DELIVERED;
                            },
                            text)
                    .until(notSent.retryAt());
        }
        return answer instanceof Rejected rejected
                ? Answer.of(
                        switch (rejected.reason()) {
                            case INVALID_TOKEN -> Kind.DEAD_TOKEN;
                            case INVALID_CODE -> Kind.WRONG_CODE;
                            case PROOF_REQUIRED -> Kind.PROOF_REQUIRED;
                            case NOT_PERMITTED -> Kind.NOT_PERMITTED;
                            case TOO_MANY_AUTHENTICATORS -> Kind.TOO_MANY;
                            case NOT_BINDABLE -> Kind.NOT_BINDABLE;
                            case UNKNOWN_AUTHENTICATOR -> Kind.UNKNOWN_AUTHENTICATOR;
                        },
                        text)
                : Answer.of(Kind.BROKEN, text);
    }

    private static List<Row> rows(List<AuthenticatorSummary> summaries) {
        return summaries.stream()
                .map(it -> new Row(it.id().value(), it.factor(), it.status().name(), it.maskedRecipient()))
                .toList();
    }

    private static List<String> codes(Optional<RecoveryCodes> codes) {
        return codes.map(RecoveryCodes::codes).orElse(List.of());
    }
}
