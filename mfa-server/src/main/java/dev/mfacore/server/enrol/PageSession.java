package dev.mfacore.server.enrol;

import dev.mfacore.Caller;
import dev.mfacore.MfaToken;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.UserId;
import java.time.Instant;
import java.util.Optional;

/** What one opened page may do, and how far it has come. Safe for use by any number of threads. */
final class PageSession {

    private final UserId user;
    private final String name;
    private final Instant expiresAt;
    private Optional<MfaToken> stepUp = Optional.empty();
    private Optional<SecondFactorProof.Sealed> proof = Optional.empty();

    PageSession(UserId user, String name, Instant expiresAt) {
        this.user = user;
        this.name = name;
        this.expiresAt = expiresAt;
    }

    UserId user() {
        return user;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    /** A pending authenticator belongs to the session that asked for it (BIND-03). */
    Caller.SignedIn caller(String clientAddress) {
        return Caller.signedIn(user).inSession(name).from(clientAddress);
    }

    synchronized Optional<MfaToken> stepUp() {
        return stepUp;
    }

    synchronized void setStepUp(Optional<MfaToken> token) {
        stepUp = token;
    }

    synchronized void setProof(SecondFactorProof.Sealed given) {
        proof = Optional.of(given);
    }

    /** A proof serves once: each thing that asks for one asks the user anew. */
    synchronized Optional<SecondFactorProof.Sealed> takeProof() {
        Optional<SecondFactorProof.Sealed> taken = proof;
        proof = Optional.empty();
        return taken;
    }

    @Override
    public String toString() {
        return "PageSession[" + user + ", until " + expiresAt + ", rest hidden]";
    }
}
