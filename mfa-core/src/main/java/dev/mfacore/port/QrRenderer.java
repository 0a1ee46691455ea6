package dev.mfacore.port;

/**
 * Draws a text as a QR code, so that an authenticator app can scan an enrolment.
 *
 * <p>An implementation draws locally: it opens no network connection and hands the text to nobody, since the text holds
 * a secret (SEC-06). It is safe for use by any number of threads.
 */
@FunctionalInterface
public interface QrRenderer {

    /**
     * Draws {@code text}.
     *
     * @param text what the code shall say, at most 1,024 characters; usually an {@code otpauth} URI
     * @return the picture
     * @throws IllegalArgumentException if the text is empty or does not fit a QR code; the message never quotes the text
     */
    QrImage render(String text);
}
