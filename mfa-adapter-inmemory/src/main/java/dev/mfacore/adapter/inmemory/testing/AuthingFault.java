package dev.mfacore.adapter.inmemory.testing;

import static java.util.Objects.requireNonNull;

import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCode;

/** What goes wrong with one call to a {@link FakeAuthingTenant}. None of them waits. */
public sealed interface AuthingFault {

    /**
     * The call fails without a clear answer.
     *
     * @param afterEffect whether the tenant had done what was asked, so that only its answer was lost
     */
    record Unavailable(boolean afterEffect) implements AuthingFault {}

    /**
     * The call is refused, and nothing is done.
     *
     * @param code any code but 200, documented or not
     */
    record Refusing(int code) implements AuthingFault {
        /** Checks that it refuses. */
        public Refusing {
            if (code == AuthingAnswer.SUCCESS) {
                throw new IllegalArgumentException("code must not be 200, which is a success: give another one");
            }
        }
    }

    /**
     * The tenant is not reached: nothing is done.
     *
     * @return the fault
     */
    static AuthingFault unreachable() {
        return new Unavailable(false);
    }

    /**
     * The tenant does what was asked, and its answer is lost.
     *
     * @return the fault
     */
    static AuthingFault answerLost() {
        return new Unavailable(true);
    }

    /**
     * The tenant refuses with a code.
     *
     * @param code the code, not {@link AuthingCode#SUCCESS}
     * @return the fault
     */
    static AuthingFault refusing(AuthingCode code) {
        return new Refusing(requireNonNull(code, "code").number());
    }
}
