package dev.mfacore.adapter.qr;

import java.util.Objects;

/**
 * How a QR code is drawn.
 *
 * @param errorCorrection the least damage the code must stand
 * @param modulePixels the side of one module (one small square) in pixels, 1 to 32; a terminal picture ignores it
 * @param quietZone the light margin on each side in modules, 4 to 32; ISO/IEC 18004 asks for 4, without which scanners
 *     fail on a dark page
 */
public record QrOptions(ErrorCorrection errorCorrection, int modulePixels, int quietZone) {

    private static final int MAX_MODULE_PIXELS = 32;
    private static final int MIN_QUIET_ZONE = 4;
    private static final int MAX_QUIET_ZONE = 32;

    /** Checks the arguments. */
    public QrOptions {
        Objects.requireNonNull(errorCorrection, "errorCorrection");
        requireRange("modulePixels", modulePixels, 1, MAX_MODULE_PIXELS);
        requireRange("quietZone", quietZone, MIN_QUIET_ZONE, MAX_QUIET_ZONE);
    }

    /**
     * Returns what suits an enrolment page: medium error correction, 8 pixels a module, a quiet zone of 4 modules.
     *
     * @return the default options
     */
    public static QrOptions defaults() {
        return new QrOptions(ErrorCorrection.MEDIUM, 8, MIN_QUIET_ZONE);
    }

    /**
     * Returns these options with another error correction.
     *
     * @param errorCorrection the least damage the code must stand
     * @return the changed copy
     */
    public QrOptions withErrorCorrection(ErrorCorrection errorCorrection) {
        return new QrOptions(errorCorrection, modulePixels, quietZone);
    }

    /**
     * Returns these options with another module size.
     *
     * @param modulePixels the side of one module in pixels, 1 to 32
     * @return the changed copy
     * @throws IllegalArgumentException if the size is out of range
     */
    public QrOptions withModulePixels(int modulePixels) {
        return new QrOptions(errorCorrection, modulePixels, quietZone);
    }

    /**
     * Returns these options with another quiet zone.
     *
     * @param quietZone the light margin on each side in modules, 4 to 32
     * @return the changed copy
     * @throws IllegalArgumentException if the margin is out of range
     */
    public QrOptions withQuietZone(int quietZone) {
        return new QrOptions(errorCorrection, modulePixels, quietZone);
    }

    private static void requireRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ", but is " + value);
        }
    }
}
