package dev.mfacore;

import java.util.Optional;

/**
 * Asks for a transaction, after the platform has checked the first factor.
 *
 * @param user whose transaction
 * @param purpose what it is for; {@link Purpose#BIND} is refused, since a binding starts with associate
 * @param context a value that every later call has to repeat, such as a hash of the browser's session (TXN-08)
 * @param source the client address, for events
 */
public record BeginRequest(UserId user, Purpose purpose, Optional<String> context, Optional<String> source) {

    /** Checks the arguments. */
    public BeginRequest {
        if (purpose == Purpose.BIND) {
            throw new IllegalArgumentException("purpose must not be BIND: a binding starts with associate");
        }
        context.ifPresent(text -> Texts.require(text, "context"));
        source.ifPresent(text -> Texts.require(text, "source"));
    }

    /**
     * The second step of a sign-in.
     *
     * @param user whose sign-in
     * @return the request
     */
    public static BeginRequest signIn(UserId user) {
        return forPurpose(user, Purpose.SIGN_IN);
    }

    /**
     * A fresh proof inside a session.
     *
     * @param user whose session
     * @return the request
     */
    public static BeginRequest stepUp(UserId user) {
        return forPurpose(user, Purpose.STEP_UP);
    }

    /**
     * A fresh proof for unbinding only.
     *
     * @param user whose session
     * @return the request
     */
    public static BeginRequest unbind(UserId user) {
        return forPurpose(user, Purpose.UNBIND);
    }

    /**
     * Binds the transaction to a value.
     *
     * @param value 1 to 512 characters
     * @return the request with that context
     */
    public BeginRequest inContext(String value) {
        return new BeginRequest(user, purpose, Optional.of(value), source);
    }

    /**
     * Tells the client address.
     *
     * @param address 1 to 512 characters
     * @return the request with that source
     */
    public BeginRequest from(String address) {
        return new BeginRequest(user, purpose, context, Optional.of(address));
    }

    /** Hides the context, which may be derived from a session (SEC-05). */
    @Override
    public String toString() {
        return "BeginRequest[" + user + ", " + purpose + ", context hidden, source " + source.orElse("unknown") + "]";
    }

    private static BeginRequest forPurpose(UserId user, Purpose purpose) {
        return new BeginRequest(user, purpose, Optional.empty(), Optional.empty());
    }
}
