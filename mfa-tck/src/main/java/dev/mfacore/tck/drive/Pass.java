package dev.mfacore.tck.drive;

import dev.mfacore.SecondFactorProof;
import java.util.Optional;

/**
 * What a caller shows: a session or a token, and what goes with it.
 *
 * @param user whose it is, as the stories call them
 * @param session whether it is a session; else it is a token of a transaction
 * @param text the token, or what names or opens the session
 * @param proof what shows the second factor to operations that ask for it
 * @param context what a transaction was bound to
 * @param source the client address
 */
public record Pass(
        String user,
        boolean session,
        String text,
        Optional<SecondFactorProof> proof,
        Optional<String> context,
        Optional<String> source) {

    public static Pass session(String user, String text) {
        return new Pass(user, true, text, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Pass token(String user, String text) {
        return new Pass(user, false, text, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Pass proving(SecondFactorProof given) {
        return new Pass(user, session, text, Optional.of(given), context, source);
    }

    public Pass unproved() {
        return new Pass(user, session, text, Optional.empty(), context, source);
    }

    public Pass inContext(String value) {
        return new Pass(user, session, text, proof, Optional.of(value), source);
    }

    public Pass from(String address) {
        return new Pass(user, session, text, proof, context, Optional.of(address));
    }

    /** The same caller with another text in the place of the token. */
    public Pass altered(String other) {
        return new Pass(user, session, other, proof, context, source);
    }

    @Override
    public String toString() {
        return user
                + (session ? " in a session" : " with a token")
                + proof.map(given -> " and a proof (" + given.getClass().getSimpleName() + ")")
                        .orElse("");
    }
}
