package dev.mfacore.adapter.qr;

import dev.mfacore.port.QrImage;
import dev.mfacore.port.QrRenderer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Draws a text as a QR code: as PNG, as SVG or in a terminal.
 *
 * <p>As a {@link QrRenderer} it draws PNG; {@code pictures::svg} is the renderer that draws SVG. Everything happens on
 * this machine: there is no network connection, no file, no AWT and no log (SEC-06). A picture shows its text to whoever
 * sees it, so treat it as the secret it holds: never store or log it (SEC-05).
 *
 * <p>A text holds 1 to 1,024 characters of well-formed Unicode, written as UTF-8 where it is not ASCII; an {@code
 * otpauth} URI is ASCII. The same text under the same options always gives the same squares, and on the same Java runtime
 * the same bytes (how PNG compresses is the runtime's choice).
 *
 * <p>Each drawing throws {@link IllegalArgumentException} if the text is empty, too long, not well-formed Unicode, or
 * more than a QR code of the chosen error correction holds; the message never quotes the text. Immutable, and safe for
 * use by any number of threads.
 */
public final class QrPictures implements QrRenderer {

    private static final QrPictures DEFAULTS = new QrPictures(QrOptions.defaults());

    private final QrOptions options;

    private QrPictures(QrOptions options) {
        this.options = options;
    }

    /**
     * Returns what draws with {@link QrOptions#defaults()}.
     *
     * @return the drawing with default options
     */
    public static QrPictures defaults() {
        return DEFAULTS;
    }

    /**
     * Returns what draws with the given options.
     *
     * @param options how to draw
     * @return the drawing with these options
     */
    public static QrPictures with(QrOptions options) {
        return new QrPictures(Objects.requireNonNull(options, "options"));
    }

    /**
     * Draws a text as PNG, as {@link #png} does.
     *
     * @param text what the code shall say, at most 1,024 characters
     * @return the picture, of type {@code image/png}
     * @throws IllegalArgumentException if the text cannot be drawn; the message never quotes it
     */
    @Override
    public QrImage render(String text) {
        return png(text);
    }

    /**
     * Draws a text as PNG: black on white, one bit a pixel, no metadata.
     *
     * @param text what the code shall say, at most 1,024 characters
     * @return the picture, of type {@code image/png}
     * @throws IllegalArgumentException if the text cannot be drawn; the message never quotes it
     */
    public QrImage png(String text) {
        return new QrImage("image/png", PngDrawing.draw(matrix(text), options.modulePixels()));
    }

    /**
     * Draws a text as an SVG file whose title is <i>QR code</i>.
     *
     * @param text what the code shall say, at most 1,024 characters
     * @return the picture, of type {@code image/svg+xml}, in UTF-8
     * @throws IllegalArgumentException if the text cannot be drawn; the message never quotes it
     */
    public QrImage svg(String text) {
        String element = svgElement(text, SvgTitle.DEFAULT);
        return new QrImage("image/svg+xml", element.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Draws a text as an {@code svg} element to be placed in a page: no script, no style, no identifier, no reference to
     * anything outside.
     *
     * @param text what the code shall say, at most 1,024 characters
     * @param title what a screen reader says in its place, one line in the page's language; escaped here. It is read
     *     aloud, so it must not hold the secret
     * @return the element, without XML declaration
     * @throws IllegalArgumentException if the text cannot be drawn, or if the title is blank or holds control characters
     */
    public String svgElement(String text, String title) {
        return svgElement(text, new SvgTitle(title));
    }

    /**
     * Draws a text for a terminal, with half blocks. The picture is as many columns wide as the code has modules with its
     * quiet zone, and half as many lines high; a narrower terminal would break the lines, so offer the text itself as well.
     *
     * @param text what the code shall say, at most 1,024 characters
     * @param style with colours, or with characters only and for which background
     * @return the lines, each ended by a line feed and with colours reset at its end
     * @throws IllegalArgumentException if the text cannot be drawn; the message never quotes it
     */
    public String terminal(String text, TerminalStyle style) {
        Objects.requireNonNull(style, "style");
        return TerminalDrawing.draw(matrix(text), style);
    }

    private String svgElement(String text, SvgTitle title) {
        return SvgDrawing.draw(matrix(text), options.modulePixels(), title);
    }

    private QrMatrix matrix(String text) {
        return QrMatrix.encode(new QrText(text), options);
    }

    @Override
    public String toString() {
        return "QrPictures[" + options + "]";
    }
}
