package dev.mfacore.tck.clause;

import dev.mfacore.EmailAddress;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.AuthingUser;
import dev.mfacore.authing.FactorCall;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.SendCall;
import dev.mfacore.authing.SendScene;
import dev.mfacore.authing.TokenIntrospection;
import dev.mfacore.port.UserDirectory;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.drive.OtpApp;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Covers;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a tenant owes its users through Authing's API. */
@Covers(Port.AUTHING_API)
public abstract class AuthingTenants {

    private static final EmailAddress ADA_AT = EmailAddress.parse("ada@example.com");
    private static final EmailAddress EVE_AT = EmailAddress.parse("eve@example.com");

    @Clause(value = "API-06", effort = Effort.ONCE, needs = Capability.AUTHING_TENANT)
    public final void appsCountOnceConfirmed(Trial trial) throws Exception {
        AuthingPerson ada = AuthingPerson.put(trial, "ada");
        Expect.equal("apps that count, of a user without one", 0L, ada.enabledApps());
        AuthingCredential.UserToken session = ada.session();
        OtpApp app = AuthingPerson.app(ada.associate(session));
        Expect.equal("apps that count before one is confirmed", 0L, ada.enabledApps());
        ada.no("a wrong code to confirm", ada.confirm(session, app.wrongCode(ada.now(), 1)));
        Expect.equal("apps that count after a wrong code", 0L, ada.enabledApps());
        ada.yes("the right code to confirm", ada.confirm(session, app.codeAt(ada.now())));
        Expect.equal("apps that count after the right code", 1L, ada.enabledApps());
    }

    @Clause(value = "API-07", effort = Effort.ONCE, needs = Capability.AUTHING_TENANT)
    public final void appCodesVerifyOnce(Trial trial) throws Exception {
        AuthingPerson ada = AuthingPerson.put(trial, "ada");
        OtpApp app = ada.bind().app();
        AuthingCredential.PendingSignIn token = ada.signIn();
        ada.no("a wrong code", AuthingPerson.verify(token, app.wrongCode(ada.now(), 1)));
        String code = app.codeAt(ada.now());
        ada.isSignedIn(ada.yes("the right code", AuthingPerson.verify(token, code)));
        ada.no("the same code in another sign-in", AuthingPerson.verify(ada.signIn(), code));
        ada.pass(Duration.ofSeconds(app.uri().period()));
        ada.isSignedIn(ada.yes("the next code", AuthingPerson.verify(ada.signIn(), app.codeAt(ada.now()))));
    }

    @Clause(value = "API-08", effort = Effort.ONCE, needs = Capability.AUTHING_TENANT)
    public final void usersAreKeptApart(Trial trial) throws Exception {
        AuthingPerson ada = AuthingPerson.put(trial, "ada");
        AuthingPerson eve = AuthingPerson.put(trial, "eve");
        OtpApp adas = ada.bind().app();
        Expect.equal("apps of eve after ada has bound one", List.of(), eve.apps(eve.session()));
        OtpApp eves = eve.bind().app();
        eve.pass(Duration.ofSeconds(eves.uri().period()));
        ada.no("eve's code in ada's sign-in", AuthingPerson.verify(ada.signIn(), eves.codeAt(ada.now())));
        eve.no("ada's code in eve's sign-in", AuthingPerson.verify(eve.signIn(), adas.codeAt(eve.now())));
        AuthingCredential.PendingSignIn adasToken = ada.signIn();
        AuthingCredential.PendingSignIn evesToken = eve.signIn();
        eve.isSignedIn(eve.yes("eve's code in eve's sign-in", AuthingPerson.verify(evesToken, eves.codeAt(eve.now()))));
        ada.isSignedIn(ada.yes("ada's code in ada's sign-in", AuthingPerson.verify(adasToken, adas.codeAt(ada.now()))));
    }

    @Clause(value = "API-09", effort = Effort.ONCE, needs = Capability.AUTHING_TENANT)
    public final void recoveryCodesAreReplaced(Trial trial) throws Exception {
        AuthingPerson ada = AuthingPerson.put(trial, "ada");
        AuthingPerson eve = AuthingPerson.put(trial, "eve");
        SecretText first = ada.bind().recoveryCode();
        eve.bind();
        eve.no("ada's recovery code in eve's sign-in", recover(eve, first));
        AuthingAnswer.Success<AuthingUser> used = ada.success("the recovery code", recover(ada, first));
        ada.isSignedIn(used.data());
        Expect.that(used.recoveryCode().isPresent(), "a new recovery code in exchange", "none");
        SecretText second = used.recoveryCode().orElseThrow();
        Expect.that(!second.equals(first), "another recovery code in exchange", "the same");
        ada.no("the used recovery code", recover(ada, first));
        ada.isSignedIn(ada.yes("the new recovery code", recover(ada, second)));
    }

    private static MfaCall.VerifyTotpRecoveryCode recover(AuthingPerson person, SecretText code) throws Exception {
        return new MfaCall.VerifyTotpRecoveryCode(person.signIn(), code);
    }

    @Clause(value = "API-10", effort = Effort.ONCE, needs = Capability.AUTHING_TENANT)
    public final void sentCodesVerifyOnce(Trial trial) throws Exception {
        AuthingPerson ada =
                AuthingPerson.put(trial, "ada", new UserDirectory.Entry("ada", Optional.empty(), Optional.of(ADA_AT)));
        AuthingCredential.PendingSignIn token = ada.signIn();
        AuthingContact.Email email = new AuthingContact.Email(ADA_AT.address());
        ada.no("a code where none was sent", new MfaCall.VerifyAppEmailMfa(token, email, new SecretText("000000")));
        ada.yes("to send a code", new SendCall.SendEmailCode(token, email, SendScene.VERIFY_MFA));
        List<String> sent = ada.fixture().codes(ADA_AT);
        Expect.equal("codes that reached ada", 1, sent.size());
        Expect.equal("codes that reached eve", List.of(), ada.fixture().codes(EVE_AT));
        String code = sent.get(0);
        String wrong = otherDigit(code);
        ada.no("a wrong code", new MfaCall.VerifyAppEmailMfa(token, email, new SecretText(wrong)));
        AuthingUser user = ada.yes("the code", new MfaCall.VerifyAppEmailMfa(token, email, new SecretText(code)));
        ada.isSignedIn(user);
        ada.no("the code once more", new MfaCall.VerifyAppEmailMfa(ada.signIn(), email, new SecretText(code)));
    }

    @Clause(value = "API-11", effort = Effort.ONCE, needs = Capability.AUTHING_TENANT)
    public final void signInsEnd(Trial trial) throws Exception {
        AuthingPerson ada = AuthingPerson.put(trial, "ada");
        OtpApp app = ada.bind().app();
        AuthingCredential.PendingSignIn token = ada.signIn();
        FactorCall.VerifyMfaToken look = new FactorCall.VerifyMfaToken(
                AuthingCredential.anonymous(), new SecretText(token.token().value()));
        TokenIntrospection fresh = ada.yes("a look at the mfaToken", look);
        Expect.that(
                fresh instanceof TokenIntrospection.Active active
                        && active.userId().equals("ada"),
                "an active mfaToken of ada",
                fresh);
        ada.pass(Duration.ofHours(1));
        Expect.equal(
                "the look at an mfaToken an hour later",
                new TokenIntrospection.Inactive(),
                ada.yes("a look at the mfaToken", look));
        ada.no("the right code an hour later", AuthingPerson.verify(token, app.codeAt(ada.now())));
        AuthingCredential.PendingSignIn another = ada.signIn();
        ada.isSignedIn(
                ada.yes("the right code in a new sign-in", AuthingPerson.verify(another, app.codeAt(ada.now()))));
        ada.no(
                "a finished sign-in's mfaToken to bind with",
                new MfaCall.AssociateMfaAuthenticator(another, dev.mfacore.authing.AuthingSource.SELF));
    }

    private static String otherDigit(String code) {
        int last = Character.digit(code.charAt(code.length() - 1), 10);
        return code.substring(0, code.length() - 1) + (last + 1) % 10;
    }
}
