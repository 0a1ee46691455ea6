package dev.mfacore;

/** What a transaction or a delivered code is for. A code for one purpose is worthless for every other (DOTP-07). */
public enum Purpose {
    /** The second step of a sign-in. */
    SIGN_IN,
    /** Binding a new phone or email. Such a code is made by associating, not by beginning a transaction. */
    BIND,
    /** A fresh second-factor proof inside a session, good for every operation that asks for one. */
    STEP_UP,
    /** A fresh second-factor proof that is good for unbinding only. */
    UNBIND
}
