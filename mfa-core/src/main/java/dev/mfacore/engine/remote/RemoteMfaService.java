package dev.mfacore.engine.remote;

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

/** The service on a tenant of Authing: checks the arguments and hands on to whoever does the job. */
final class RemoteMfaService implements MfaService {

    private final RemoteAssembly remote;

    RemoteMfaService(RemoteAssembly remote) {
        this.remote = remote;
    }

    @Override
    public Beginning begin(BeginRequest request) {
        return remote.opener.begin(given(request, "request"));
    }

    @Override
    public Listing listAuthenticators(Caller caller) {
        return remote.lister.list(held(caller));
    }

    @Override
    public Association associate(Caller caller, AssociateRequest request) {
        return remote.associator.associate(held(caller), given(request, "request"), Optional.empty());
    }

    @Override
    public Association associate(Caller caller, AssociateRequest request, SecondFactorProof proof) {
        return remote.associator.associate(held(caller), given(request, "request"), Optional.of(given(proof, "proof")));
    }

    @Override
    public Confirmation confirm(Caller caller, AuthenticatorId authenticator, String code) {
        return remote.confirmer.confirm(held(caller), given(authenticator, "authenticator"), given(code, "code"));
    }

    @Override
    public Unbinding unbind(Caller.SignedIn caller, AuthenticatorId authenticator, SecondFactorProof proof) {
        return remote.unbinder.unbind(
                given(caller, "caller"), given(authenticator, "authenticator"), given(proof, "proof"));
    }

    @Override
    public Verification verifyTotp(Caller.TokenHolder caller, String code) {
        return remote.verifier.totp(held(caller), given(code, "code"));
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
        return remote.verifier.delivered(held(caller), factor, target, given(code, "code"));
    }

    @Override
    public BindableAnswer checkBindable(Caller.TokenHolder caller, Recipient recipient) {
        return remote.bindable.check(held(caller), given(recipient, "recipient"));
    }

    @Override
    public Verification verifyRecoveryCode(Caller.TokenHolder caller, String code) {
        return remote.verifier.recover(held(caller), given(code, "code"));
    }

    @Override
    public Sending send(Caller caller, DeliveryTarget target) {
        return remote.sender.send(held(caller), given(target, "target"));
    }

    @Override
    public Regeneration regenerateRecoveryCodes(Caller.SignedIn caller, SecondFactorProof proof) {
        given(caller, "caller");
        given(proof, "proof");
        throw new UnsupportedOperationException("a tenant makes no new recovery codes on demand (capability"
                + " REGENERATE_RECOVERY_CODES is missing): unbind the app and bind it anew, or use the code once and"
                + " keep its replacement");
    }

    /** What was bound to a context elsewhere must not be taken as if it were bound here (TXN-08). */
    private static <C extends Caller> C held(C caller) {
        if (given(caller, "caller") instanceof Caller.TokenHolder holder
                && holder.context().isPresent()) {
            throw noContext();
        }
        return caller;
    }

    static UnsupportedOperationException noContext() {
        return new UnsupportedOperationException(
                "a tenant binds no transaction to a context (capability CONTEXT_BINDING"
                        + " is missing): leave the context out, and keep the mfaToken in the browser's own session");
    }

    private static <T> T given(T argument, String name) {
        return Objects.requireNonNull(argument, () -> name + " must not be null");
    }
}
