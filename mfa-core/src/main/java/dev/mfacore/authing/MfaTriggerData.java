package dev.mfacore.authing;

import dev.mfacore.MfaToken;
import java.util.List;
import java.util.Optional;

/**
 * What Authing says when a sign-in needs a second factor.
 *
 * @param mfaToken the token for the calls of this sign-in
 * @param nickname the user's nickname
 * @param email the user's email address
 * @param username the user's name
 * @param avatar the address of the user's picture
 * @param phone the user's phone
 * @param mfaPhone the phone that is bound for the second factor
 * @param mfaEmail the email address that is bound for the second factor
 * @param faceBound whether the user has bound a face
 * @param totpBound whether the user has bound an authenticator app
 * @param applicationMfa what the application offers, in the order of its choice
 */
public record MfaTriggerData(
        MfaToken mfaToken,
        Optional<String> nickname,
        Optional<String> email,
        Optional<String> username,
        Optional<String> avatar,
        Optional<AuthingContact.Phone> phone,
        Optional<AuthingContact.Phone> mfaPhone,
        Optional<String> mfaEmail,
        boolean faceBound,
        boolean totpBound,
        List<ApplicationMfa> applicationMfa) {

    /** Takes a copy of the list. */
    public MfaTriggerData {
        applicationMfa = List.copyOf(applicationMfa);
    }

    /**
     * One kind of factor that the application knows.
     *
     * @param policy the kind
     * @param on whether it is switched on
     * @param sort its place, ascending
     */
    public record ApplicationMfa(FactorType policy, boolean on, int sort) {}

    /** Hides everything that identifies a person, and the token. */
    @Override
    public String toString() {
        return "MfaTriggerData[person and token hidden, totpBound " + totpBound + ", faceBound " + faceBound
                + ", applicationMfa " + applicationMfa + "]";
    }
}
