package dev.mfacore.engine.state;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.Factor;
import dev.mfacore.UserId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/** Checks, while a state is read, what names a thing in it. */
final class Identifiers {

    private Identifiers() {}

    static AuthenticatorId authenticator(String text) {
        try {
            return new AuthenticatorId(text);
        } catch (IllegalArgumentException e) {
            throw new UnreadableStateException("an authenticator's id is out of bounds");
        }
    }

    static UserId user(String text) {
        try {
            return new UserId(text);
        } catch (IllegalArgumentException e) {
            throw new UnreadableStateException("a user id is out of bounds");
        }
    }

    static Factor bindable(Factor factor) {
        if (factor == Factor.RECOVERY_CODE) {
            throw new UnreadableStateException("recovery codes are no authenticator");
        }
        return factor;
    }

    static Factor delivered(Factor factor) {
        if (!factor.isDelivered()) {
            throw new UnreadableStateException("a delivered code has a factor that is not delivered");
        }
        return factor;
    }

    /** Gives up if two things have one name: which of them counts would be a matter of chance. */
    static <T> void requireDistinct(Collection<T> things, Function<T, ?> name) {
        if (things.size() < 2) {
            return;
        }
        Set<Object> names = new HashSet<>(2 * things.size());
        for (T thing : things) {
            if (!names.add(name.apply(thing))) {
                throw new UnreadableStateException("the state has two entries of one name");
            }
        }
    }
}
