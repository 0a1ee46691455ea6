package dev.mfacore.bench.http;

import dev.mfacore.MfaToken;
import dev.mfacore.adapter.authing.AuthingHttp;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.AuthingUser;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.SecretText;
import dev.mfacore.bench.measure.WrongAnswerException;
import dev.mfacore.bench.report.Result;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The remote adapter as an application uses it. */
final class AdapterClient implements RemoteClient {

    /** What it sends as the code. */
    static final String CODE = "123456";

    private final AuthingHttp authing;

    private AdapterClient(AuthingHttp authing) {
        this.authing = authing;
    }

    static AdapterClient of(URI stub) {
        return new AdapterClient(AuthingHttp.builder(stub, "bench-app")
                .allowPlainHttpToLoopback()
                .build());
    }

    /** With time enough for a crowd of which each has to wait for all. */
    static AdapterClient patient(URI stub) {
        return new AdapterClient(AuthingHttp.builder(stub, "bench-app")
                .allowPlainHttpToLoopback()
                .connectTimeout(Duration.ofSeconds(60))
                .deadline(Duration.ofSeconds(120))
                .build());
    }

    @Override
    public String library() {
        return Result.OURS;
    }

    @Override
    public void verify(RemoteUser user) {
        check(user, authing.call(call(user)));
    }

    @Override
    public CompletableFuture<?> verifyAsync(RemoteUser user) {
        return authing.callAsync(call(user)).thenAccept(answer -> check(user, answer));
    }

    private static MfaCall.VerifyTotpMfa call(RemoteUser user) {
        return new MfaCall.VerifyTotpMfa(
                new AuthingCredential.PendingSignIn(new MfaToken(user.mfaToken())), new SecretText(CODE));
    }

    private static void check(RemoteUser user, AuthingAnswer<AuthingUser> answer) {
        if (!(answer instanceof AuthingAnswer.Success<AuthingUser> success)) {
            throw new WrongAnswerException("the stub accepted, the adapter says " + answer);
        }
        if (!success.data().id().equals(user.id())) {
            throw new MixedUpException(user.id(), success.data().id());
        }
    }

    /** An answer of another user. */
    static final class MixedUpException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        MixedUpException(String own, String other) {
            super("user " + own + " got the answer of " + other);
        }
    }
}
