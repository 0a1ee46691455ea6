package dev.mfacore.engine;

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
import dev.mfacore.MfaService;
import dev.mfacore.Recipient;
import dev.mfacore.Regeneration;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.Sending;
import dev.mfacore.Unbinding;
import dev.mfacore.Verification;
import java.util.Objects;
import java.util.Optional;

/** The service on the application's own storage and delivery: checks the arguments and hands on to whoever does the job. */
final class LocalMfaService implements MfaService {

    private final Assembly engine;

    LocalMfaService(Assembly engine) {
        this.engine = engine;
    }

    @Override
    public Beginning begin(BeginRequest request) {
        return engine.opener.begin(given(request, "request"));
    }

    @Override
    public Listing listAuthenticators(Caller caller) {
        return engine.lister.list(given(caller, "caller"));
    }

    @Override
    public Association associate(Caller caller, AssociateRequest request) {
        return engine.associator.associate(given(caller, "caller"), given(request, "request"), Optional.empty());
    }

    @Override
    public Association associate(Caller caller, AssociateRequest request, SecondFactorProof proof) {
        return engine.associator.associate(
                given(caller, "caller"), given(request, "request"), Optional.of(given(proof, "proof")));
    }

    @Override
    public Confirmation confirm(Caller caller, AuthenticatorId authenticator, String code) {
        return engine.confirmer.confirm(
                given(caller, "caller"), given(authenticator, "authenticator"), given(code, "code"));
    }

    @Override
    public Unbinding unbind(Caller.SignedIn caller, AuthenticatorId authenticator, SecondFactorProof proof) {
        return engine.unbinder.unbind(
                given(caller, "caller"), given(authenticator, "authenticator"), given(proof, "proof"));
    }

    @Override
    public Verification verifyTotp(Caller.TokenHolder caller, String code) {
        return engine.totp.verify(given(caller, "caller"), given(code, "code"));
    }

    @Override
    public Verification verifySms(Caller.TokenHolder caller, DeliveryTarget target, String code) {
        return verifyDelivered(caller, Factor.SMS, target, code);
    }

    @Override
    public Verification verifyEmail(Caller.TokenHolder caller, DeliveryTarget target, String code) {
        return verifyDelivered(caller, Factor.EMAIL, target, code);
    }

    private Verification verifyDelivered(Caller.TokenHolder caller, Factor factor, DeliveryTarget target, String code) {
        if (given(target, "target") instanceof DeliveryTarget.Address address
                && address.recipient().factor() != factor) {
            throw new IllegalArgumentException(
                    "target must be " + (factor == Factor.SMS ? "a phone" : "an email address")
                            + ": use verifySms for phones and verifyEmail for email addresses");
        }
        return engine.delivered.verify(given(caller, "caller"), factor, target, given(code, "code"));
    }

    @Override
    public BindableAnswer checkBindable(Caller.TokenHolder caller, Recipient recipient) {
        return engine.bindable.check(given(caller, "caller"), given(recipient, "recipient"));
    }

    @Override
    public Verification verifyRecoveryCode(Caller.TokenHolder caller, String code) {
        return engine.recovery.verify(given(caller, "caller"), given(code, "code"));
    }

    @Override
    public Sending send(Caller caller, DeliveryTarget target) {
        return engine.sends.send(given(caller, "caller"), given(target, "target"));
    }

    @Override
    public Regeneration regenerateRecoveryCodes(Caller.SignedIn caller, SecondFactorProof proof) {
        return engine.regenerator.regenerate(given(caller, "caller"), given(proof, "proof"));
    }

    private static <T> T given(T argument, String name) {
        return Objects.requireNonNull(argument, () -> name + " must not be null");
    }
}
