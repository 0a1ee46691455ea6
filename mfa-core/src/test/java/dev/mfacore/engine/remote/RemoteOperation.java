package dev.mfacore.engine.remote;

import static dev.mfacore.engine.remote.RemoteBench.AN_APP;
import static dev.mfacore.engine.remote.RemoteBench.APP;
import static dev.mfacore.engine.remote.RemoteBench.CODE;
import static dev.mfacore.engine.remote.RemoteBench.EMAIL;
import static dev.mfacore.engine.remote.RemoteBench.HOLDER;
import static dev.mfacore.engine.remote.RemoteBench.PENDING;
import static dev.mfacore.engine.remote.RemoteBench.PHONE;
import static dev.mfacore.engine.remote.RemoteBench.RECOVERY_CODE;
import static dev.mfacore.engine.remote.RemoteBench.SESSION;

import dev.mfacore.Association;
import dev.mfacore.BeginRequest;
import dev.mfacore.Beginning;
import dev.mfacore.BindableAnswer;
import dev.mfacore.Confirmation;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Listing;
import dev.mfacore.MfaService;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.Sending;
import dev.mfacore.Unbinding;
import dev.mfacore.Verification;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.FactorCall;
import dev.mfacore.authing.ManagementCall;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.SendCall;
import dev.mfacore.support.TestClock;
import java.util.function.Function;

/** Every operation that asks a tenant, with the call that decides it. */
@SuppressWarnings("ImmutableEnumChecker") // The functions capture nothing.
enum RemoteOperation {
    BEGIN(Step.OPEN, ManagementCall.GetMfaTriggerData.class, it -> it.begin(BeginRequest.signIn(RemoteBench.ADA))),
    LIST(Step.LIST, MfaCall.GetMfaAuthenticators.class, it -> it.listAuthenticators(SESSION)),
    LIST_IN_SIGN_IN(Step.LIST, MfaCall.GetMfaAuthenticators.class, it -> it.listAuthenticators(HOLDER)),
    ASSOCIATE(Step.ASSOCIATE, MfaCall.AssociateMfaAuthenticator.class, it -> it.associate(SESSION, AN_APP)),
    ASSOCIATE_IN_SIGN_IN(Step.ASSOCIATE, MfaCall.AssociateMfaAuthenticator.class, it -> it.associate(HOLDER, AN_APP)),
    CONFIRM(Step.CONFIRM, MfaCall.ConfirmAssociateMfaAuthenticator.class, it -> it.confirm(SESSION, PENDING, CODE)),
    CONFIRM_IN_SIGN_IN(
            Step.CONFIRM, MfaCall.ConfirmAssociateMfaAuthenticator.class, it -> it.confirm(HOLDER, PENDING, CODE)),
    UNBIND(
            Step.UNBIND,
            MfaCall.DeleteMfaAuthenticator.class,
            it -> it.unbind(SESSION, APP, new SecondFactorProof.Attested(TestClock.START))),
    UNBIND_BY_CODE(
            Step.PROVE,
            FactorCall.MfaOtpVerify.class,
            it -> it.unbind(SESSION, APP, new SecondFactorProof.TotpCode(CODE))),
    VERIFY_TOTP(Step.VERIFY_TOTP, MfaCall.VerifyTotpMfa.class, it -> it.verifyTotp(HOLDER, CODE)),
    VERIFY_SMS(
            Step.VERIFY_DELIVERED,
            MfaCall.VerifyAppSmsMfa.class,
            it -> it.verifySms(HOLDER, DeliveryTarget.of(PHONE), CODE)),
    VERIFY_EMAIL(
            Step.VERIFY_DELIVERED,
            MfaCall.VerifyAppEmailMfa.class,
            it -> it.verifyEmail(HOLDER, DeliveryTarget.of(EMAIL), CODE)),
    RECOVER(Step.RECOVER, MfaCall.VerifyTotpRecoveryCode.class, it -> it.verifyRecoveryCode(HOLDER, RECOVERY_CODE)),
    CHECK_BINDABLE(Step.CHECK_BINDABLE, MfaCall.PhoneOrEmailBindable.class, it -> it.checkBindable(HOLDER, PHONE)),
    SEND_SMS(Step.SEND, SendCall.SendSmsCode.class, it -> it.send(HOLDER, DeliveryTarget.of(PHONE))),
    SEND_EMAIL(Step.SEND, SendCall.SendEmailCode.class, it -> it.send(HOLDER, DeliveryTarget.of(EMAIL)));

    private final Step step;
    private final Class<? extends AuthingCall<?>> decidingCall;
    private final Function<MfaService, Object> call;

    RemoteOperation(Step step, Class<? extends AuthingCall<?>> decidingCall, Function<MfaService, Object> call) {
        this.step = step;
        this.decidingCall = decidingCall;
        this.call = call;
    }

    Step step() {
        return step;
    }

    Class<? extends AuthingCall<?>> decidingCall() {
        return decidingCall;
    }

    /** A bench where the operation succeeds. */
    RemoteBench bench() {
        RemoteBench bench = new RemoteBench();
        if (this == UNBIND || this == UNBIND_BY_CODE) {
            bench.api.on(MfaCall.GetMfaAuthenticators.class, RemoteBench.bound());
        }
        return bench;
    }

    Object run(RemoteBench bench) {
        return call.apply(bench.managed());
    }

    /** Whether the outcome says that something was done or answered as asked. */
    static boolean isAccepted(Object outcome) {
        return outcome instanceof Beginning
                || outcome instanceof Listing.Authenticators
                || outcome instanceof Association.AuthenticatorApp
                || outcome instanceof Confirmation.Confirmed
                || outcome instanceof Unbinding.Unbound
                || outcome instanceof Verification.Verified
                || outcome instanceof BindableAnswer.Decided decided && decided.bindable()
                || outcome instanceof Sending.Sent;
    }
}
