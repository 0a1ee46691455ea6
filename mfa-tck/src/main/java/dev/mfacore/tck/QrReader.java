package dev.mfacore.tck;

import dev.mfacore.port.QrImage;

/** Paints pictures of a kind that the kit cannot read. */
@FunctionalInterface
public interface QrReader {

    /**
     * Paints a picture as it appears on a page.
     *
     * @param picture as the adapter drew it
     * @return its rows of pixels from the top, each {@code 0xRRGGBB}, all of one length
     * @throws Exception if it cannot be painted; the clause then fails
     */
    int[][] pixels(QrImage picture) throws Exception;
}
