package dev.mfacore.engine.remote;

import dev.mfacore.AssociateRequest;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.Caller;
import dev.mfacore.EmailAddress;
import dev.mfacore.Mfa;
import dev.mfacore.MfaService;
import dev.mfacore.MfaToken;
import dev.mfacore.PhoneNumber;
import dev.mfacore.RemoteMfaBuilder;
import dev.mfacore.UserId;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingAuthenticator;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.AuthingSource;
import dev.mfacore.authing.AuthingUser;
import dev.mfacore.authing.FactorCall;
import dev.mfacore.authing.FactorType;
import dev.mfacore.authing.ManagementCall;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.MfaTriggerData;
import dev.mfacore.authing.Nothing;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.SendCall;
import dev.mfacore.authing.TokenIntrospection;
import dev.mfacore.authing.TotpAssociation;
import dev.mfacore.port.AuthingApi;
import dev.mfacore.support.EventRecorder;
import dev.mfacore.support.TestClock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A remote side on a tenant that, until told otherwise, knows Ada, accepts her codes and has nothing bound for her. */
final class RemoteBench {

    static final UserId ADA = new UserId("ada");
    static final UserId BOB = new UserId("bob");
    static final PhoneNumber PHONE = new PhoneNumber("+8618800008888");
    static final EmailAddress EMAIL = EmailAddress.parse("ada@example.com");
    static final String CODE = "324550";
    static final String RECOVERY_CODE = "1a2b-3c4d-5e6f-7081-92a3-b4c5";
    static final String SECRET = "JBSWY3DPEHPK3PXP";
    static final String TOKEN_OF_SESSION = "access-token-of-ada";
    static final String NEW_TOKEN = "access-token-after-the-second-step";
    static final MfaToken MFA_TOKEN = new MfaToken("mfa-token-of-ada");
    static final AuthenticatorId APP = new AuthenticatorId("row-of-ada");
    static final AuthenticatorId PENDING = new AuthenticatorId("totp");
    static final Caller.SignedIn SESSION = Caller.signedIn(ADA).inSession(TOKEN_OF_SESSION);
    static final Caller.TokenHolder HOLDER = Caller.holding(MFA_TOKEN);
    static final AssociateRequest AN_APP = AssociateRequest.authenticatorApp("my phone");

    final ScriptedApi api = new ScriptedApi();
    final TestClock clock = new TestClock();
    final EventRecorder events = new EventRecorder();
    private Runnable before = () -> {};

    RemoteBench() {
        api.on(FactorCall.VerifyMfaToken.class, tokenOf(ADA));
        api.on(MfaCall.GetMfaAuthenticators.class, rows());
        api.on(MfaCall.AssociateMfaAuthenticator.class, AuthingAnswer.success(association()));
        api.on(MfaCall.ConfirmAssociateMfaAuthenticator.class, AuthingAnswer.success(Nothing.NOTHING));
        api.on(MfaCall.DeleteMfaAuthenticator.class, AuthingAnswer.success(Nothing.NOTHING));
        api.on(MfaCall.VerifyTotpMfa.class, verified(ADA));
        api.on(MfaCall.VerifyAppSmsMfa.class, verified(ADA));
        api.on(MfaCall.VerifyAppEmailMfa.class, verified(ADA));
        api.on(
                MfaCall.VerifyTotpRecoveryCode.class,
                new AuthingAnswer.Success<>(user(ADA), Optional.of(new SecretText("the-next-recovery-code"))));
        api.on(MfaCall.PhoneOrEmailBindable.class, AuthingAnswer.success(true));
        api.on(SendCall.SendSmsCode.class, AuthingAnswer.success(Nothing.NOTHING));
        api.on(SendCall.SendEmailCode.class, AuthingAnswer.success(Nothing.NOTHING));
        api.on(FactorCall.MfaOtpVerify.class, AuthingAnswer.success(true));
        api.on(ManagementCall.GetMfaTriggerData.class, AuthingAnswer.success(Triggers.nothingBound()));
        api.on(ManagementCall.GetUserMfaStatus.class, AuthingAnswer.success(Triggers.allBound()));
    }

    /** The same bench, where each call first does that. */
    RemoteBench failing(Runnable first) {
        before = first;
        return this;
    }

    private <T> AuthingAnswer<T> put(AuthingCall<T> call) {
        before.run();
        return api.call(call);
    }

    RemoteMfaBuilder builder() {
        AuthingApi tenant = new AuthingApi() {
            @Override
            public <T> AuthingAnswer<T> call(AuthingCall<T> call) {
                return put(call);
            }
        };
        return Mfa.remote().api(tenant).clock(clock).listener(events);
    }

    MfaService service() {
        return builder().build().service();
    }

    MfaService managed() {
        return builder().management(() -> "management-token", "app").build().service();
    }

    /** Nothing but reads was asked. */
    boolean askedOnlyReads() {
        return api.calls().stream().allMatch(call -> call.isRead());
    }

    static AuthingAnswer<TokenIntrospection> tokenOf(UserId user) {
        Instant now = TestClock.START;
        return AuthingAnswer.success(new TokenIntrospection.Active("pool", user.value(), now, now.plusSeconds(360)));
    }

    static AuthingUser user(UserId user) {
        return AuthingUser.of(user.value()).withToken(new SecretText(NEW_TOKEN), TestClock.START.plusSeconds(3600));
    }

    static AuthingAnswer<AuthingUser> verified(UserId user) {
        return AuthingAnswer.success(user(user));
    }

    static AuthingAnswer<List<AuthingAuthenticator>> rows(AuthingAuthenticator... rows) {
        return AuthingAnswer.success(Arrays.asList(rows));
    }

    static AuthingAuthenticator row(AuthenticatorId id, UserId user, boolean enabled) {
        Instant made = TestClock.START.minusSeconds(100);
        return new AuthingAuthenticator(id.value(), user.value(), "totp", enabled, made, made, AuthingSource.SELF);
    }

    static AuthingAnswer<List<AuthingAuthenticator>> bound() {
        return rows(row(APP, ADA, true));
    }

    static TotpAssociation association() {
        return new TotpAssociation(
                new SecretText(SECRET),
                new SecretText("otpauth://totp/Example%20Pool:account%20of%20ada?secret=" + SECRET
                        + "&period=30&digits=6&algorithm=SHA1&issuer=Example%20Pool"),
                new SecretText("data:image/png;base64,iVBORw0KGgo="),
                new SecretText(RECOVERY_CODE));
    }

    /** What tenants say of a sign-in that stopped. */
    static final class Triggers {

        private Triggers() {}

        static MfaTriggerData nothingBound() {
            return data(Optional.empty(), Optional.empty(), false, false);
        }

        static MfaTriggerData allBound() {
            return data(
                    Optional.of(new AuthingContact.Phone("18800008888", Optional.of("+86"))),
                    Optional.of(EMAIL.address()),
                    false,
                    true);
        }

        static MfaTriggerData data(
                Optional<AuthingContact.Phone> phone,
                Optional<String> email,
                boolean face,
                boolean app,
                MfaTriggerData.ApplicationMfa... offers) {
            return new MfaTriggerData(
                    MFA_TOKEN,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("ada"),
                    Optional.empty(),
                    Optional.empty(),
                    phone,
                    email,
                    face,
                    app,
                    List.of(offers));
        }

        static MfaTriggerData.ApplicationMfa offer(FactorType type, boolean on, int sort) {
            return new MfaTriggerData.ApplicationMfa(type, on, sort);
        }
    }
}
