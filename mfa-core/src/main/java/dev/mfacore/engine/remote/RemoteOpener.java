package dev.mfacore.engine.remote;

import dev.mfacore.BeginRequest;
import dev.mfacore.Beginning;
import dev.mfacore.EmailAddress;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.PhoneNumber;
import dev.mfacore.Purpose;
import dev.mfacore.RemoteSignIn;
import dev.mfacore.authing.SignInChallenge;
import java.util.Objects;
import java.util.Optional;

/** Opens transactions: out of a sign-in that Authing stopped, or for a user who signed in elsewhere. */
final class RemoteOpener implements RemoteSignIn {

    private final Attempts attempts;
    private final Optional<TriggerData> triggers;
    private final RemoteRules rules;

    RemoteOpener(Attempts attempts, Optional<TriggerData> triggers, RemoteRules rules) {
        this.attempts = attempts;
        this.triggers = triggers;
        this.rules = rules;
    }

    @Override
    public Beginning begin(SignInChallenge challenge) {
        Objects.requireNonNull(challenge, "challenge must not be null");
        Attempt attempt = attempts.begin(MfaEvent.Operation.BEGIN, Optional.empty());
        boolean appBound = challenge.data().totpBound() || challenge.kind() == SignInChallenge.Kind.PERSONAL;
        return attempts.run(
                attempt,
                () -> Reply.yes(
                        Beginnings.of(challenge.data(), appBound, attempt.now().plus(rules.mfaTokenLife()))),
                RemoteOpener::refused);
    }

    @Override
    public Optional<PhoneNumber> boundPhone(SignInChallenge challenge) {
        return challenge.data().mfaPhone().flatMap(Contacts::phone);
    }

    @Override
    public Optional<EmailAddress> boundEmail(SignInChallenge challenge) {
        return challenge.data().mfaEmail().flatMap(Contacts::email);
    }

    Beginning begin(BeginRequest request) {
        TriggerData tenant = triggers.orElseThrow(() -> new UnsupportedOperationException(
                "begin needs a management token (capability BEGIN is missing): give management(...) to the builder, or"
                        + " use RemoteSignIn.begin with what Authing's sign-in answered"));
        requireHeld(request);
        Attempt attempt =
                attempts.begin(MfaEvent.Operation.BEGIN, request.source()).by(request.user());
        return attempts.run(
                attempt,
                () -> tenant.open(request.user(), attempt)
                        .map(data -> Beginnings.of(
                                data, data.totpBound(), attempt.now().plus(rules.mfaTokenLife()))),
                RemoteOpener::refused);
    }

    private static void requireHeld(BeginRequest request) {
        if (request.purpose() != Purpose.SIGN_IN) {
            throw new UnsupportedOperationException("a tenant opens transactions for sign-in only (capability"
                    + " STEP_UP_TRANSACTIONS is missing): sign in anew, or give a code as the proof");
        }
        if (request.context().isPresent()) {
            throw RemoteMfaService.noContext();
        }
    }

    /** A beginning has no refusal of its own: without a transaction there is nothing that the user could do. */
    private static Beginning refused(Reply.No<Beginning> no) {
        throw new MfaUnavailableException("the tenant opened no transaction");
    }
}
