package dev.mfacore.tck.clause;

import dev.mfacore.MfaToken;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingAuthenticator;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.AuthingSource;
import dev.mfacore.authing.AuthingUser;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.TotpAssociation;
import dev.mfacore.port.AuthingApi;
import dev.mfacore.port.UserDirectory;
import dev.mfacore.tck.AuthingFixture;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.drive.KeyUri;
import dev.mfacore.tck.drive.OtpApp;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A user of a tenant of Authing's API, as the user's own client sees it. */
final class AuthingPerson {

    private final Trial trial;
    private final AuthingApi api;
    private final AuthingFixture fixture;
    private final String id;

    private AuthingPerson(Trial trial, String id) {
        this.trial = trial;
        this.api = trial.part(AuthingApi.class);
        this.fixture =
                trial.adapter().fixture(Port.AUTHING_API, AuthingFixture.class).orElseThrow();
        this.id = id;
    }

    static AuthingPerson put(Trial trial, String id, UserDirectory.Entry profile) throws Exception {
        AuthingPerson person = new AuthingPerson(trial, id);
        person.fixture.putUser(id, profile);
        return person;
    }

    static AuthingPerson put(Trial trial, String id) throws Exception {
        return put(trial, id, new UserDirectory.Entry(id, Optional.empty(), Optional.empty()));
    }

    String id() {
        return id;
    }

    AuthingFixture fixture() {
        return fixture;
    }

    AuthingCredential.UserToken session() throws Exception {
        return fixture.session(id);
    }

    AuthingCredential.PendingSignIn signIn() throws Exception {
        MfaToken token = fixture.signIn(id);
        return AuthingCredential.pending(token);
    }

    Instant now() {
        return trial.clock().instant();
    }

    void pass(Duration time) {
        trial.clock().advance(time);
        fixture.advance(time);
        trial.say(time + " pass");
    }

    <T> AuthingAnswer<T> ask(String what, AuthingCall<T> call) {
        AuthingAnswer<T> answer = api.call(call);
        trial.say(what + ": " + shown(answer));
        return answer;
    }

    <T> T yes(String what, AuthingCall<T> call) {
        return success(what, call).data();
    }

    <T> AuthingAnswer.Success<T> success(String what, AuthingCall<T> call) {
        AuthingAnswer<T> answer = ask(what, call);
        if (answer instanceof AuthingAnswer.Success<T> success) {
            return success;
        }
        Expect.that(false, "a success of " + what, shown(answer));
        throw new IllegalStateException();
    }

    void no(String what, AuthingCall<?> call) {
        AuthingAnswer<?> answer = ask(what, call);
        Expect.that(answer instanceof AuthingAnswer.Refusal, "a refusal of " + what, shown(answer));
    }

    private static String shown(AuthingAnswer<?> answer) {
        return answer instanceof AuthingAnswer.Refusal<?> refusal ? "refused with " + refusal.code() : "a success";
    }

    List<AuthingAuthenticator> apps(AuthingCredential.OfUser credential) {
        return yes("the list of " + id, new MfaCall.GetMfaAuthenticators(credential, Optional.empty()));
    }

    /** How many apps count. */
    long enabledApps() throws Exception {
        return apps(session()).stream().filter(AuthingAuthenticator::enabled).count();
    }

    TotpAssociation associate(AuthingCredential.OfUser credential) {
        return yes(id + " associates an app", new MfaCall.AssociateMfaAuthenticator(credential, AuthingSource.SELF));
    }

    static OtpApp app(TotpAssociation association) {
        return new OtpApp(KeyUri.parse(association.qrCodeUri().value()));
    }

    MfaCall.ConfirmAssociateMfaAuthenticator confirm(AuthingCredential.OfUser credential, String code) {
        return new MfaCall.ConfirmAssociateMfaAuthenticator(credential, new SecretText(code), AuthingSource.SELF);
    }

    /** Binds an app, and waits until its next code. */
    Bound bind() throws Exception {
        AuthingCredential.UserToken session = session();
        TotpAssociation association = associate(session);
        OtpApp app = app(association);
        yes(id + " confirms with the right code", confirm(session, app.codeAt(now())));
        pass(Duration.ofSeconds(app.uri().period()));
        return new Bound(app, association.recoveryCode());
    }

    static MfaCall.VerifyTotpMfa verify(AuthingCredential.PendingSignIn token, String code) {
        return new MfaCall.VerifyTotpMfa(token, new SecretText(code));
    }

    /** Fails unless the answer is about this user, with a token that opens this user's session. */
    void isSignedIn(AuthingUser user) {
        Expect.equal("the user in the answer to " + id, id, user.id());
        Expect.that(user.token().isPresent(), "an access token for " + id, "none");
        List<AuthingAuthenticator> apps =
                apps(AuthingCredential.user(user.token().orElseThrow().value()));
        Expect.that(
                apps.stream().allMatch(app -> app.userId().equals(id)),
                "a token that shows the apps of " + id,
                "somebody else's");
    }

    /**
     * What a bound app leaves with its user.
     *
     * @param app the app
     * @param recoveryCode the recovery code
     */
    record Bound(OtpApp app, SecretText recoveryCode) {}
}
