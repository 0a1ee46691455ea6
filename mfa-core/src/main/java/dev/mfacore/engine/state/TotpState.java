package dev.mfacore.engine.state;

import dev.mfacore.otp.TotpParameters;

/**
 * What an authenticator app's entry has beside its secret.
 *
 * @param parameters algorithm, digits and period
 * @param lastStep the highest step accepted or burnt: no step up to it is accepted again (TOTP-09, STO-03)
 * @param drift by how many steps the app's clock is known to be ahead, or behind if negative (TOTP-12)
 * @param confirmReusable whether the code that confirmed may be verified once more (TOTP-11)
 * @param weak whether the secret is shorter than 16 bytes (TOTP-14)
 */
public record TotpState(TotpParameters parameters, long lastStep, int drift, boolean confirmReusable, boolean weak) {

    /** The watermark of an authenticator that has accepted nothing. */
    public static final long NO_STEP = Long.MIN_VALUE;

    /**
     * Burns steps. The watermark only rises.
     *
     * @param step the highest step to burn
     * @return the state with that step burnt, and without the confirming code's reuse
     */
    public TotpState burn(long step) {
        return new TotpState(parameters, Math.max(lastStep, step), drift, false, weak);
    }

    /**
     * Remembers a drift.
     *
     * @param steps the new drift
     * @return the state with that drift
     */
    public TotpState drifted(int steps) {
        return new TotpState(parameters, lastStep, steps, confirmReusable, weak);
    }
}
