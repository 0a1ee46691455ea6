package dev.mfacore.engine;

/** The caps on what callers type (D-20), checked before anything else looks at it (INP-05). */
public final class Inputs {

    /** The longest one-time code, with the spaces people type. */
    public static final int CODE = 16;

    /** The longest recovery code, with the spaces and hyphens people type. */
    public static final int RECOVERY_CODE = 64;

    private Inputs() {}

    /**
     * Strips ASCII spaces, the one liberty that codes are granted (INP-02).
     *
     * @param code as typed
     * @return the code without them
     */
    public static String withoutSpaces(String code) {
        return code.indexOf(' ') < 0 ? code : code.replace(" ", "");
    }
}
