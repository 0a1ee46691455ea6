package dev.mfacore.tck.gallery.service;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.BeginRequest;
import dev.mfacore.Beginning;
import dev.mfacore.BindableAnswer;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Factor;
import dev.mfacore.Listing;
import dev.mfacore.Mfa;
import dev.mfacore.MfaService;
import dev.mfacore.Recipient;
import dev.mfacore.Regeneration;
import dev.mfacore.Rejected;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.Sending;
import dev.mfacore.Unbinding;
import dev.mfacore.UserId;
import dev.mfacore.Verification;
import dev.mfacore.tck.DeliveredCodes;
import dev.mfacore.tck.EngineParts;
import dev.mfacore.tck.drive.KeyUri;
import dev.mfacore.tck.drive.OtpApp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Hands every call on and remembers what went by. Wrong services override what they get wrong. */
class Meddling implements MfaService {

    /** Puts something that meddles before an engine. */
    interface Maker {
        MfaService make(Mfa.Local engine, EngineParts parts);
    }

    static final Rejected WRONG = new Rejected(Rejected.Reason.INVALID_CODE);

    final MfaService engine;
    final EngineParts parts;
    final Memory memory;

    Meddling(Mfa.Local engine, EngineParts parts) {
        this.engine = engine.service();
        this.parts = parts;
        this.memory = Memory.of(parts);
    }

    Instant now() {
        return parts.clock().instant();
    }

    /** Of a token that was given out; of another text nobody. */
    UserId userOf(Caller.TokenHolder caller) {
        return memory.tokens.getOrDefault(caller.token().value(), new UserId("nobody"));
    }

    static boolean isWrong(Object answer) {
        return answer instanceof Rejected rejected && rejected.reason() == Rejected.Reason.INVALID_CODE;
    }

    static boolean isDead(Object answer) {
        return answer instanceof Rejected rejected && rejected.reason() == Rejected.Reason.INVALID_TOKEN;
    }

    static Verification granted(UserId user, Factor factor) {
        return new Verification.Verified(
                user, factor, new SecondFactorProof.Sealed("made up"), OptionalInt.empty(), Optional.empty());
    }

    /** The codes that were delivered to a recipient. */
    List<String> codes(Recipient recipient) {
        return ((DeliveredCodes) parts.delivery()).codesTo(recipient);
    }

    SecondFactorProof fresh() {
        return new SecondFactorProof.Attested(now());
    }

    /** Whether the user has an app that waits for its first code. */
    boolean hasPendingApp(UserId user) {
        return ((Listing.Authenticators) engine.listAuthenticators(Caller.signedIn(user)))
                .authenticators().stream()
                        .anyMatch(it -> it.factor() == Factor.TOTP
                                && it.status() == dev.mfacore.AuthenticatorSummary.Status.PENDING);
    }

    boolean isAlive(Caller.TokenHolder caller) {
        return !isDead(engine.listAuthenticators(caller));
    }

    /** A token of a new transaction. */
    Caller.TokenHolder another(UserId user) {
        Beginning beginning = begin(BeginRequest.signIn(user));
        return Caller.holding(
                beginning instanceof Beginning.SecondFactorRequired it
                        ? it.token()
                        : ((Beginning.EnrolmentRequired) beginning).token());
    }

    @Override
    public Beginning begin(BeginRequest request) {
        Beginning beginning = engine.begin(request);
        if (beginning instanceof Beginning.SecondFactorRequired it) {
            memory.tokens.put(it.token().value(), request.user());
        } else if (beginning instanceof Beginning.EnrolmentRequired it) {
            memory.tokens.put(it.token().value(), request.user());
        }
        return beginning;
    }

    @Override
    public Listing listAuthenticators(Caller caller) {
        return engine.listAuthenticators(caller);
    }

    @Override
    public Association associate(Caller caller, AssociateRequest request) {
        return seen(caller, engine.associate(caller, request));
    }

    @Override
    public Association associate(Caller caller, AssociateRequest request, SecondFactorProof proof) {
        return seen(caller, engine.associate(caller, request, proof));
    }

    Association seen(Caller caller, Association association) {
        UserId user = caller instanceof Caller.SignedIn it ? it.user() : userOf((Caller.TokenHolder) caller);
        if (association instanceof Association.AuthenticatorApp it) {
            Memory.add(memory.apps, user, new OtpApp(KeyUri.parse(it.uri().toUriString())));
            it.recoveryCodes().ifPresent(codes -> codes.codes().forEach(c -> Memory.add(memory.recovery, user, c)));
        }
        return association;
    }

    @Override
    public Confirmation confirm(Caller caller, AuthenticatorId authenticator, String code) {
        return engine.confirm(caller, authenticator, code);
    }

    @Override
    public Unbinding unbind(Caller.SignedIn caller, AuthenticatorId authenticator, SecondFactorProof proof) {
        return engine.unbind(caller, authenticator, proof);
    }

    @Override
    public Verification verifyTotp(Caller.TokenHolder caller, String code) {
        return engine.verifyTotp(caller, code);
    }

    @Override
    public Verification verifySms(Caller.TokenHolder caller, DeliveryTarget target, String code) {
        return engine.verifySms(caller, target, code);
    }

    @Override
    public Verification verifyEmail(Caller.TokenHolder caller, DeliveryTarget target, String code) {
        return engine.verifyEmail(caller, target, code);
    }

    @Override
    public BindableAnswer checkBindable(Caller.TokenHolder caller, Recipient recipient) {
        return engine.checkBindable(caller, recipient);
    }

    @Override
    public Verification verifyRecoveryCode(Caller.TokenHolder caller, String code) {
        return engine.verifyRecoveryCode(caller, code);
    }

    @Override
    public Sending send(Caller caller, DeliveryTarget target) {
        return engine.send(caller, target);
    }

    @Override
    public Regeneration regenerateRecoveryCodes(Caller.SignedIn caller, SecondFactorProof proof) {
        return engine.regenerateRecoveryCodes(caller, proof);
    }
}
