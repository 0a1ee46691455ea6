package dev.mfacore;

/**
 * What a second factor can promise beyond the nine operations. A {@linkplain Mfa.Local local engine} has every one; a
 * {@linkplain Mfa.Remote remote tenant} declares those it has, so that none is missing in silence.
 */
public enum MfaCapability {
    /** {@link MfaService#begin} opens transactions; otherwise only a sign-in through Authing does. */
    BEGIN,
    /** Transactions for step-up and unbinding, besides those for sign-in. */
    STEP_UP_TRANSACTIONS,
    /** A transaction can be bound to a context (TXN-08). */
    CONTEXT_BINDING,
    /** A transaction is known to complete once only (TXN-03). */
    SINGLE_CONSUMPTION,
    /** A code of an authenticator app is known to be accepted once only (TOTP-08, TOTP-11). */
    REPLAY_REFUSAL,
    /** Codes by SMS and email are good in the transaction that they were sent for, and nowhere else (DOTP-06). */
    CODES_BOUND_TO_TRANSACTION,
    /** Codes by SMS and email are known to be good for one purpose only (DOTP-07). */
    CODES_BOUND_TO_PURPOSE,
    /** In a sign-in, codes are sent to confirmed recipients only (DOTP-08). */
    CONFIRMED_RECIPIENTS_ONLY,
    /** {@link DeliveryTarget.Bound} names a phone or email by its id. */
    BOUND_TARGETS,
    /** A phone or email can be associated in a session; otherwise it is bound in a sign-in. */
    ASSOCIATE_RECIPIENT,
    /** Phones and email addresses are listed and unbound, like authenticator apps. */
    LIST_RECIPIENTS,
    /** A user can have several authenticators of one kind. */
    SEVERAL_AUTHENTICATORS,
    /** Authenticators keep the names that their users gave them. */
    AUTHENTICATOR_NAMES,
    /** The age of a sealed proof is known and checked (BIND-05). */
    PROOF_AGE,
    /** A recovery code serves as proof inside a session. */
    RECOVERY_CODE_AS_PROOF,
    /** Recovery codes can be made anew on demand (REC-05). */
    REGENERATE_RECOVERY_CODES,
    /** A lock tells until when it holds; otherwise {@link Locked#until()} may be empty for a lock that ends (THR-06). */
    RETRY_TIMES
}
