package dev.mfacore.tck.drive;

import dev.mfacore.AdminAction;
import dev.mfacore.AssociateRequest;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.BeginRequest;
import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.EmailAddress;
import dev.mfacore.Factor;
import dev.mfacore.MfaAdmin;
import dev.mfacore.MfaPolicy;
import dev.mfacore.MfaService;
import dev.mfacore.MfaToken;
import dev.mfacore.PhoneNumber;
import dev.mfacore.Purpose;
import dev.mfacore.Recipient;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.UserId;
import dev.mfacore.tck.ServiceUnderTest;
import dev.mfacore.tck.run.TckClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Drives a service of this JVM. Users, phones and addresses are the same in every try: the data are the try's own. */
final class ServiceDriver implements Driver {

    private static final AdminAction ACTION = new AdminAction("mfa-tck", "a clause wants it");

    private final ServiceUnderTest fixture;
    private final MfaService service;
    private final TckClock clock;

    ServiceDriver(ServiceUnderTest fixture, TckClock clock) {
        this.fixture = fixture;
        this.service = fixture.service();
        this.clock = clock;
    }

    @Override
    public MfaPolicy policy() {
        return fixture.policy();
    }

    @Override
    public void know(String user) {}

    @Override
    public Recipient phone(int number) {
        return new PhoneNumber("+86138" + OtpApp.pad(number, 8));
    }

    @Override
    public Recipient email(int number) {
        return EmailAddress.parse("user" + number + "@example.com");
    }

    @Override
    public Answer begin(String user, Purpose purpose, Optional<String> context) {
        BeginRequest request = new BeginRequest(new UserId(user), purpose, context, Optional.empty());
        Answer answer = answered(() -> ServiceAnswers.of(user, fixture.begin(request)));
        return answer.pass().isPresent() && context.isPresent()
                ? answer.with(answer.pass().get().inContext(context.get()))
                : answer;
    }

    @Override
    public Pass session(String user) {
        return Pass.session(user, "session of " + user);
    }

    @Override
    public Pass provenSession(String user) {
        return session(user).proving(new SecondFactorProof.Attested(clock.instant()));
    }

    @Override
    public Answer list(Pass caller) {
        return answered(() -> ServiceAnswers.of(service.listAuthenticators(either(caller))));
    }

    @Override
    public Answer associateApp(Pass caller) {
        return associate(caller, AssociateRequest.authenticatorApp("app"));
    }

    @Override
    public Answer associate(Pass caller, Recipient recipient) {
        return associate(caller, AssociateRequest.deliveredTo("mine", recipient));
    }

    /** As the platform's own front reads it. */
    @Override
    public Answer associate(Pass caller, Factor factor, String spelling) {
        try {
            return associate(caller, factor == Factor.SMS ? PhoneNumber.parse(spelling) : EmailAddress.parse(spelling));
        } catch (IllegalArgumentException e) {
            return ServiceAnswers.of(e);
        }
    }

    private Answer associate(Pass caller, AssociateRequest request) {
        return answered(() -> ServiceAnswers.of(
                caller.proof().isPresent()
                        ? service.associate(
                                either(caller), request, caller.proof().get())
                        : service.associate(either(caller), request)));
    }

    @Override
    public Answer confirm(Pass caller, Factor factor, String authenticator, String code) {
        return answered(
                () -> ServiceAnswers.of(service.confirm(either(caller), new AuthenticatorId(authenticator), code)));
    }

    /** Without a proof there is no such call, so one is shown that cannot hold. */
    @Override
    public Answer unbind(Pass caller, Factor factor, String authenticator) {
        return answered(() -> ServiceAnswers.of(
                service.unbind(signedIn(caller), new AuthenticatorId(authenticator), proofOf(caller))));
    }

    @Override
    public Answer verifyTotp(Pass caller, String code) {
        return answered(() -> ServiceAnswers.of(service.verifyTotp(holder(caller), code)));
    }

    @Override
    public Answer verify(Pass caller, Recipient recipient, String code) {
        DeliveryTarget target = DeliveryTarget.of(recipient);
        return answered(() -> ServiceAnswers.of(
                recipient.factor() == Factor.SMS
                        ? service.verifySms(holder(caller), target, code)
                        : service.verifyEmail(holder(caller), target, code)));
    }

    @Override
    public Answer recover(Pass caller, String code) {
        return answered(() -> ServiceAnswers.of(service.verifyRecoveryCode(holder(caller), code)));
    }

    @Override
    public Answer bindable(Pass caller, Recipient recipient) {
        return answered(() -> ServiceAnswers.of(service.checkBindable(holder(caller), recipient)));
    }

    @Override
    public Answer send(Pass caller, Recipient recipient) {
        return answered(() -> ServiceAnswers.of(service.send(either(caller), DeliveryTarget.of(recipient))));
    }

    @Override
    public Answer regenerate(Pass caller) {
        return answered(() -> ServiceAnswers.of(service.regenerateRecoveryCodes(signedIn(caller), proofOf(caller))));
    }

    @Override
    public Answer invalidate(String user) {
        MfaAdmin admin = fixture.admin().orElseThrow();
        return answered(() -> {
            admin.invalidateTransactions(new UserId(user), ACTION);
            return Answer.of(Kind.ACCEPTED, "");
        });
    }

    @Override
    public List<String> codes(Recipient recipient) {
        return fixture.codesTo(recipient);
    }

    @Override
    public Duration tick() {
        return Duration.ofNanos(1);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void advance(Duration by) {
        clock.advance(by);
    }

    private static Answer answered(Supplier<Answer> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            return ServiceAnswers.of(e);
        }
    }

    private static Caller either(Pass caller) {
        return caller.session() ? signedIn(caller) : holder(caller);
    }

    private static Caller.SignedIn signedIn(Pass caller) {
        return new Caller.SignedIn(new UserId(caller.user()), Optional.of(caller.text()), caller.source());
    }

    private static Caller.TokenHolder holder(Pass caller) {
        return new Caller.TokenHolder(new MfaToken(caller.text()), caller.context(), caller.source(), Optional.empty());
    }

    private static SecondFactorProof proofOf(Pass caller) {
        return caller.proof().orElseGet(() -> new SecondFactorProof.Attested(Instant.EPOCH));
    }
}
