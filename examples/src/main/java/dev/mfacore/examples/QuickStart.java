package dev.mfacore.examples;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.BeginRequest;
import dev.mfacore.Beginning;
import dev.mfacore.Caller;
import dev.mfacore.MfaService;
import dev.mfacore.UserId;
import dev.mfacore.Verification;
import dev.mfacore.adapter.inmemory.InMemoryMfa;
import dev.mfacore.adapter.inmemory.testing.FakeAuthenticator;
import dev.mfacore.adapter.inmemory.testing.VirtualClock;
import java.time.Duration;
import java.time.Instant;

/** From nothing to a verified second factor, in memory. */
public final class QuickStart {

    private QuickStart() {}

    /**
     * Enrols a user and signs the user in with a second factor.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        System.out.println(run());
    }

    static Verification run() {
        // snippet: quick start
        VirtualClock clock = new VirtualClock(Instant.parse("2026-11-24T12:00:00Z"));
        MfaService mfa = InMemoryMfa.builder("Example").clock(clock).build().service();
        UserId ada = new UserId("ada");

        // In a session: bind an authenticator app. A real user scans app.uri() as a QR code.
        Caller.SignedIn session = Caller.signedIn(ada);
        Association.AuthenticatorApp app =
                (Association.AuthenticatorApp) mfa.associate(session, AssociateRequest.authenticatorApp("Ada's phone"));
        FakeAuthenticator phone = FakeAuthenticator.scan(app.uri(), clock);
        mfa.confirm(session, app.authenticator(), phone.code());

        // Later, after the first factor: the platform begins a transaction and the user types a code.
        clock.advance(Duration.ofMinutes(1));
        Beginning.SecondFactorRequired begun = (Beginning.SecondFactorRequired) mfa.begin(BeginRequest.signIn(ada));
        Verification result = mfa.verifyTotp(Caller.holding(begun.token()), phone.code());
        boolean signedIn = result instanceof Verification.Verified;
        // snippet end
        if (!signedIn) {
            throw new IllegalStateException("the right code was refused: " + result);
        }
        return result;
    }
}
