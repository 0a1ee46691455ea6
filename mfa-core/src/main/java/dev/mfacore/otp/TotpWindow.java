package dev.mfacore.otp;

/**
 * How many steps before and after the current one are accepted (RFC 6238 section 5.2, TOTP-07).
 *
 * @param back steps into the past, 0 to 3
 * @param forward steps into the future, 0 to 3
 */
public record TotpWindow(int back, int forward) {

    /** The widest window either way. */
    public static final int MAX = 3;

    private static final TotpWindow DEFAULTS = new TotpWindow(1, 1);
    private static final TotpWindow NONE = new TotpWindow(0, 0);

    /** Checks the bounds. */
    public TotpWindow {
        require(back, "back");
        require(forward, "forward");
    }

    /**
     * Returns one step either way.
     *
     * @return the default window
     */
    public static TotpWindow defaults() {
        return DEFAULTS;
    }

    /**
     * Returns the current step only.
     *
     * @return no window
     */
    public static TotpWindow none() {
        return NONE;
    }

    private static void require(int steps, String argument) {
        if (steps < 0 || steps > MAX) {
            throw new IllegalArgumentException(
                    argument + " must be 0 to " + MAX + " steps, but is " + steps + ": use 1, or 0 to be strict");
        }
    }
}
