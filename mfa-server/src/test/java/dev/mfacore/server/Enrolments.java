package dev.mfacore.server;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.Caller;
import dev.mfacore.MfaToken;
import dev.mfacore.RecoveryCodes;
import dev.mfacore.adapter.inmemory.testing.FakeAuthenticator;

/** Enrols an authenticator app through the engine, as a front would. */
public final class Enrolments {

    private Enrolments() {}

    /** What came of an enrolment. */
    public record Enrolled(
            AuthenticatorId id, FakeAuthenticator app, String secret, String recoveryCode, String confirmingCode) {}

    public static Enrolled enrol(ServerUnderTest server, String user) {
        var service = server.component().engine().service();
        Caller caller = Caller.holding(token(server, user));
        Association.AuthenticatorApp pending =
                (Association.AuthenticatorApp) service.associate(caller, AssociateRequest.authenticatorApp("phone"));
        FakeAuthenticator app = FakeAuthenticator.scan(pending.uri(), server.clock());
        String code = app.code();
        service.confirm(caller, pending.authenticator(), code);
        String recovery =
                pending.recoveryCodes().map(RecoveryCodes::codes).orElseThrow().get(0);
        return new Enrolled(pending.authenticator(), app, pending.uri().secret().revealBase32(), recovery, code);
    }

    public static MfaToken token(ServerUnderTest server, String user) {
        return new MfaToken(server.admin("POST", "/admin/v1/users/" + user + "/transactions", "{}")
                .json()
                .path("mfaToken")
                .stringValue());
    }
}
