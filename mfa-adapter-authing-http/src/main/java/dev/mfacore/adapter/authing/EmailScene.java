package dev.mfacore.adapter.authing;

/** How the second generation is told that an emailed code is for the second factor; Authing's own clients disagree. */
public enum EmailScene {
    /** As the hosted pages and the JavaScript SDK say it. */
    MFA_VERIFY_CODE,
    /** As the mobile SDKs say it. */
    MFA_VERIFY
}
