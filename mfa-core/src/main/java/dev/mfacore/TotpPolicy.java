package dev.mfacore;

import dev.mfacore.otp.TotpParameters;
import dev.mfacore.otp.TotpWindow;
import java.time.Duration;

/**
 * The rules for authenticator apps (D-01 to D-06).
 *
 * @param parameters of new bindings; the period is 15 to 120 seconds
 * @param window which steps are accepted around the current one, 0 to 3 each way
 * @param driftSteps how far a known drift of an app's clock may move the window, 0 to 2 steps; 0 remembers none
 * @param legacyImport whether secrets of 10 to 15 bytes may be imported
 * @param confirmCodeReuse whether the code that confirmed may be verified once more (TOTP-11); a deviation
 */
public record TotpPolicy(
        TotpParameters parameters, TotpWindow window, int driftSteps, boolean legacyImport, boolean confirmCodeReuse) {

    /** Checks the bounds. */
    public TotpPolicy {
        Bounds.require(parameters.period(), Duration.ofSeconds(15), Duration.ofSeconds(120), "totpPeriod");
        Bounds.require(driftSteps, 0, 2, "totpDriftSteps");
    }
}
