package dev.mfacore.engine.remote;

import dev.mfacore.Caller;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.authing.AuthingCredential;
import java.util.function.Function;
import java.util.function.Supplier;

/** Finds what a call proves itself with. What could not stand in a header is no token, and is not sent (CLI-08). */
final class Credentials {

    private static final int MAX_LENGTH = 4096;

    private final Function<Caller.SignedIn, String> accessToken;

    Credentials(Function<Caller.SignedIn, String> accessToken) {
        this.accessToken = accessToken;
    }

    /** The session's access token. */
    AuthingCredential.UserToken of(Caller.SignedIn caller) {
        return AuthingCredential.user(given("access token", "accessToken", () -> accessToken.apply(caller)));
    }

    /** The half-done sign-in; a text that is no token is a dead one (TXN-09). */
    static Reply<AuthingCredential.PendingSignIn> of(Caller.TokenHolder caller) {
        return isToken(caller.token().value())
                ? Reply.yes(AuthingCredential.pending(caller.token()))
                : Reply.no(Verdict.DEAD_TOKEN);
    }

    /** The access token that a verification returned. */
    static Reply<AuthingCredential.UserToken> of(SecondFactorProof.Sealed proof) {
        return isToken(proof.value())
                ? Reply.yes(AuthingCredential.user(proof.value()))
                : Reply.no(Verdict.PROOF_REQUIRED);
    }

    static AuthingCredential.Management of(RemoteParts.Management management) {
        return AuthingCredential.management(given("management token", "management", management.token()));
    }

    private static String given(String what, String setting, Supplier<String> source) {
        String token;
        try {
            token = source.get();
        } catch (IllegalArgumentException e) {
            throw e instanceof Misuse ? e : misuse(what, setting);
        } catch (RuntimeException e) {
            throw new MfaUnavailableException("the " + what + " could not be had", e);
        }
        if (!isToken(token)) {
            throw misuse(what, setting);
        }
        return token;
    }

    private static Misuse misuse(String what, String setting) {
        return new Misuse(what + " must be 1 to " + MAX_LENGTH
                + " printable ASCII characters without blanks: check what " + setting
                + "(...) of the builder gives, and put the session's access token into Caller.SignedIn");
    }

    @SuppressWarnings("ConstantValue") // The platform's function is written by others.
    private static boolean isToken(String text) {
        return text != null
                && !text.isEmpty()
                && text.length() <= MAX_LENGTH
                && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
