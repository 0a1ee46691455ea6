package dev.mfacore;

/**
 * The second factor of an identity platform: the nine operations of Authing's {@code MfaAuthenticationClient}, and
 * begin, send and regenerate, which the nine imply.
 *
 * <p>Expected outcomes are values. A {@link NullPointerException} or {@link IllegalArgumentException} means misuse and
 * changes nothing; an {@link MfaUnavailableException} means that something outside failed, and then nothing was
 * accepted (STO-08). An {@link UnsupportedOperationException} names the {@link MfaCapability} that a remote tenant lacks;
 * a local engine throws none. Safe for use by any number of threads.
 */
public interface MfaService {

    /**
     * Opens a transaction, after the platform has checked the first factor. Writes nothing: the token carries all there
     * is to know, sealed.
     *
     * @param request whose transaction, and what for
     * @return what to do next
     * @throws MfaUnavailableException if the store failed
     */
    Beginning begin(BeginRequest request);

    /**
     * Lists the caller's authenticators (Authing: {@code getMfaAuthenticators}).
     *
     * @param caller a session or a token
     * @return the authenticators, or why not
     * @throws MfaUnavailableException if the store failed
     */
    Listing listAuthenticators(Caller caller);

    /**
     * Associates a first authenticator, pending until confirmed (Authing: {@code assosicateMfaAuthenticator}). A user
     * who has a confirmed authenticator is asked for a proof: use {@link #associate(Caller, AssociateRequest,
     * SecondFactorProof)} (BIND-04).
     *
     * @param caller a session, or a sign-in token if the user has no confirmed authenticator (TXN-05)
     * @param request what to associate
     * @return the pending association, or why not
     * @throws MfaUnavailableException if a port failed
     */
    Association associate(Caller caller, AssociateRequest request);

    /**
     * Associates a further authenticator, pending until confirmed. A newer association of the same kind voids an older
     * pending one (BIND-03).
     *
     * @param caller a session
     * @param request what to associate
     * @param proof a fresh proof with one of the user's factors
     * @return the pending association, or why not
     * @throws MfaUnavailableException if a port failed
     */
    Association associate(Caller caller, AssociateRequest request, SecondFactorProof proof);

    /**
     * Confirms a pending association with a first code (Authing: {@code confirmAssosicateMfaAuthenticator}). Does not
     * use up the mfaToken, and by default the confirming code is spent (TOTP-11).
     *
     * @param caller the one that associated
     * @param authenticator as associate named it
     * @param code the code as typed
     * @return the bound authenticator, or why not
     * @throws MfaUnavailableException if a port failed
     */
    Confirmation confirm(Caller caller, AuthenticatorId authenticator, String code);

    /**
     * Unbinds an authenticator (Authing: {@code deleteMfaAuthenticator}). Open transactions, sealed proofs and pending
     * associations of the user are void afterwards, on every node (BIND-05, BIND-07).
     *
     * @param caller a session
     * @param authenticator which one
     * @param proof a fresh proof with one of the user's factors
     * @return gone, or why not
     * @throws MfaUnavailableException if a port failed
     */
    Unbinding unbind(Caller.SignedIn caller, AuthenticatorId authenticator, SecondFactorProof proof);

    /**
     * Verifies a code of an authenticator app (Authing: {@code verifyTotpMfa}).
     *
     * @param caller holder of a live token
     * @param code the code as typed; ASCII spaces are stripped, anything else must be exactly the digits
     * @return verified, rejected or locked
     * @throws MfaUnavailableException if a port failed
     */
    Verification verifyTotp(Caller.TokenHolder caller, String code);

    /**
     * Verifies a code sent by SMS in the same transaction (Authing: {@code verifyAppSmsMfa}). If the phone is not bound
     * and the user has no authenticator yet, the right code binds it.
     *
     * @param caller holder of a live token
     * @param target where the code went; a phone
     * @param code the code as typed
     * @return verified, rejected or locked
     * @throws MfaUnavailableException if a port failed
     */
    Verification verifySms(Caller.TokenHolder caller, DeliveryTarget target, String code);

    /**
     * Verifies a code sent by email in the same transaction (Authing: {@code verifyAppEmailMfa}). If the address is not
     * bound and the user has no authenticator yet, the right code binds it.
     *
     * @param caller holder of a live token
     * @param target where the code went; an email address
     * @param code the code as typed
     * @return verified, rejected or locked
     * @throws MfaUnavailableException if a port failed
     */
    Verification verifyEmail(Caller.TokenHolder caller, DeliveryTarget target, String code);

    /**
     * Tells whether the user may bind a phone or email (Authing: {@code phoneOrEmailBindable}). Read-only and rate
     * limited (BIND-12).
     *
     * @param caller holder of a live token
     * @param recipient the phone or email
     * @return yes, no, or asked too often
     * @throws MfaUnavailableException if the store failed
     */
    BindableAnswer checkBindable(Caller.TokenHolder caller, Recipient recipient);

    /**
     * Verifies a recovery code, which is used up (Authing: {@code verifyTotpRecoveryCode}). In one-code mode its
     * replacement comes back, otherwise the number left.
     *
     * @param caller holder of a live token
     * @param code the code as typed; case, spaces and hyphens do not matter (REC-08)
     * @return verified, rejected or locked
     * @throws MfaUnavailableException if a port failed
     */
    Verification verifyRecoveryCode(Caller.TokenHolder caller, String code);

    /**
     * Sends a code within a transaction, or again for a pending association. A session may send only for its own
     * pending association. During sign-in, step-up and unbinding it goes to confirmed recipients only (DOTP-08).
     *
     * @param caller holder of a live token, or a session with a pending association
     * @param target where to
     * @return sent, not sent, or refused
     * @throws MfaUnavailableException if the store failed
     */
    Sending send(Caller caller, DeliveryTarget target);

    /**
     * Makes new recovery codes and voids the old ones at once (REC-05).
     *
     * @param caller a session
     * @param proof a fresh proof with one of the user's factors
     * @return the new codes, or why not
     * @throws MfaUnavailableException if a port failed
     */
    Regeneration regenerateRecoveryCodes(Caller.SignedIn caller, SecondFactorProof proof);
}
