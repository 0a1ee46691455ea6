package dev.mfacore.port;

import java.util.Arrays;
import java.util.Base64;

/**
 * A picture of a QR code. It holds a secret as long as the enrolment it shows is pending, so its text form shows only
 * type and size (SEC-05).
 *
 * @param mediaType the picture's media type, such as {@code image/png}
 * @param bytes the encoded picture; copied on the way in and on the way out
 */
public record QrImage(String mediaType, byte[] bytes) {

    /** Checks the arguments and takes a copy of the picture. */
    public QrImage {
        if (!mediaType.matches("[a-z]+/[a-z0-9.+-]+")) {
            throw new IllegalArgumentException("mediaType must be a lower-case media type such as image/png");
        }
        if (bytes.length == 0) {
            throw new IllegalArgumentException("bytes must hold a picture, but is empty");
        }
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * Returns the picture as a {@code data:} URL, for a page that shows it without a further request.
     *
     * @return {@code data:<media type>;base64,<picture>}
     */
    public String dataUrl() {
        return "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QrImage that && mediaType.equals(that.mediaType) && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * mediaType.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "QrImage[" + mediaType + ", " + bytes.length + " bytes]";
    }
}
