package dev.mfacore;

import java.time.Instant;

/**
 * Shows that the caller of a sensitive operation holds one of the user's factors now. How old it may be, the policy says
 * ({@link MfaPolicy#stepUpAge()}).
 */
public sealed interface SecondFactorProof
        permits SecondFactorProof.TotpCode,
                SecondFactorProof.RecoveryCode,
                SecondFactorProof.Sealed,
                SecondFactorProof.Attested {

    /**
     * A code of the user's authenticator app, used up by the call.
     *
     * @param code the code as typed
     */
    record TotpCode(String code) implements SecondFactorProof {
        @Override
        public String toString() {
            return "TotpCode[hidden]";
        }
    }

    /**
     * A recovery code, used up by the call.
     *
     * @param code the code as typed
     */
    record RecoveryCode(String code) implements SecondFactorProof {
        @Override
        public String toString() {
            return "RecoveryCode[hidden]";
        }
    }

    /**
     * What a verification returned. Anyone who holds it can show it again while it is fresh, so it belongs into the
     * platform's session, not into the browser.
     *
     * @param value the sealed text
     */
    record Sealed(String value) implements SecondFactorProof {
        @Override
        public String toString() {
            return "Sealed[hidden]";
        }
    }

    /**
     * The platform's own word that the session's second factor was given at that moment.
     *
     * @param at when the second factor was given; not in the future
     */
    record Attested(Instant at) implements SecondFactorProof {}
}
