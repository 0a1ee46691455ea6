package dev.mfacore.adapter.qr;

/**
 * Draws a matrix with half blocks: one character shows two modules, one above the other, as a terminal's cell is about
 * twice as high as it is wide.
 *
 * <p>Source: Unicode block elements U+2580, U+2584 and U+2588; ECMA-48 section 8.3.117 (SGR), with the 256-colour form
 * of ISO/IEC 8613-6.
 */
final class TerminalDrawing {

    // Colours 16 and 231 are black and white on every palette; 0 and 7 follow the user's theme, and some light themes
    // exchange them.
    private static final String BLACK_ON_WHITE = "\u001B[38;5;16;48;5;231m";
    private static final String RESET = "\u001B[0m";

    private final QrMatrix matrix;
    private final TerminalStyle style;

    private TerminalDrawing(QrMatrix matrix, TerminalStyle style) {
        this.matrix = matrix;
        this.style = style;
    }

    static String draw(QrMatrix matrix, TerminalStyle style) {
        return new TerminalDrawing(matrix, style).lines();
    }

    private String lines() {
        var lines = new StringBuilder();
        for (int y = 0; y < matrix.side(); y += 2) {
            appendLine(lines, y);
        }
        return lines.toString();
    }

    private void appendLine(StringBuilder lines, int y) {
        boolean color = style == TerminalStyle.COLOR;
        lines.append(color ? BLACK_ON_WHITE : "");
        for (int x = 0; x < matrix.side(); x++) {
            // An odd side leaves half a line over, which the matrix answers as light: the margin grows by half a line.
            lines.append(block(isInked(x, y), isInked(x, y + 1)));
        }
        lines.append(color ? RESET : "").append('\n');
    }

    private boolean isInked(int x, int y) {
        return matrix.isDark(x, y) != (style == TerminalStyle.PLAIN_ON_DARK);
    }

    private static char block(boolean upper, boolean lower) {
        if (upper) {
            return lower ? '\u2588' : '\u2580';
        }
        return lower ? '\u2584' : ' ';
    }
}
