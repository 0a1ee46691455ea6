package dev.mfacore.examples.scale;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.BeginRequest;
import dev.mfacore.Beginning;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.MfaService;
import dev.mfacore.UserId;
import dev.mfacore.Verification;
import dev.mfacore.adapter.inmemory.InMemoryMfa;
import dev.mfacore.adapter.inmemory.testing.VirtualClock;
import dev.mfacore.otp.OtpSecret;
import dev.mfacore.otp.Totp;
import dev.mfacore.otp.TotpParameters;
import dev.mfacore.otp.TotpWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;

/** So many users, each with an authenticator app and ten recovery codes, all in one store in memory. */
final class Crowd {

    private static final Totp TOTP = Totp.of(TotpParameters.defaults(), TotpWindow.none());

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-24T12:00:00Z"));
    private final InMemoryMfa mfa = InMemoryMfa.builder("Scale").clock(clock).build();
    private final int size;
    private final ConcurrentMap<Integer, OtpSecret> sample = new ConcurrentHashMap<>();
    private final int every;

    /**
     * Enrols users.
     *
     * @param size how many
     * @param sampled of how many the secret is kept, so that they can sign in
     */
    Crowd(int size, int sampled) {
        this.size = size;
        this.every = Math.max(1, size / sampled);
        IntStream.range(0, size).parallel().forEach(this::enrol);
        nextStep();
    }

    int size() {
        return size;
    }

    /** The users who can sign in, spread evenly over all. */
    List<Integer> members() {
        return new ArrayList<>(sample.keySet());
    }

    void nextStep() {
        clock.advance(Duration.ofMinutes(2));
    }

    /** Begins a sign-in. */
    Beginning.SecondFactorRequired begin(int number) {
        return (Beginning.SecondFactorRequired) service().begin(BeginRequest.signIn(user(number)));
    }

    String code(int number) {
        return TOTP.generate(java.util.Objects.requireNonNull(sample.get(number)), clock.instant());
    }

    /** The call that is measured: one verification, right. */
    boolean verify(Beginning.SecondFactorRequired begun, String code) {
        return service().verifyTotp(Caller.holding(begun.token()), code) instanceof Verification.Verified;
    }

    private void enrol(int number) {
        Caller.SignedIn session = Caller.signedIn(user(number));
        Association.AuthenticatorApp app =
                (Association.AuthenticatorApp) service().associate(session, AssociateRequest.authenticatorApp("phone"));
        OtpSecret secret = app.uri().secret();
        Confirmation answer = service().confirm(session, app.authenticator(), TOTP.generate(secret, clock.instant()));
        if (!(answer instanceof Confirmation.Confirmed)) {
            throw new IllegalStateException("user " + number + " could not be enrolled: " + answer);
        }
        if (number % every == 0) {
            sample.put(number, secret);
        }
    }

    private MfaService service() {
        return mfa.service();
    }

    private static UserId user(int number) {
        return new UserId("user-" + number);
    }
}
