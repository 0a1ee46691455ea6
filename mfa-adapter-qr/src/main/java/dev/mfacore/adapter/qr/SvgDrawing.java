package dev.mfacore.adapter.qr;

/**
 * Draws a matrix as one {@code svg} element: a light square, and one path of all dark modules. It holds no script, no
 * style sheet, no identifier and no reference, so a page with a strict content security policy can embed it any number
 * of times.
 *
 * <p>Source: W3C Scalable Vector Graphics 1.1, sections 5.4 (title) and 8.3 (path data); SVG Accessibility API Mappings
 * (role {@code img}, name from {@code title}).
 */
final class SvgDrawing {

    private final QrMatrix matrix;
    private final int side;

    private SvgDrawing(QrMatrix matrix) {
        this.matrix = matrix;
        this.side = matrix.side();
    }

    static String draw(QrMatrix matrix, int modulePixels, SvgTitle title) {
        return new SvgDrawing(matrix).element(matrix.side() * modulePixels, title);
    }

    private String element(int pixels, SvgTitle title) {
        return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%1$d" viewBox="0 0 %2$d %2$d" role="img"\
         shape-rendering="crispEdges"><title>%3$s</title>\
        <rect width="%2$d" height="%2$d" fill="#fff"/><path fill="#000" d="%4$s"/></svg>
        """.formatted(pixels, side, title.escaped(), path());
    }

    private String path() {
        var path = new StringBuilder();
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                if (startsRun(x, y)) {
                    appendRun(path, x, y);
                }
            }
        }
        return path.toString();
    }

    private boolean startsRun(int x, int y) {
        return matrix.isDark(x, y) && !matrix.isDark(x - 1, y);
    }

    private void appendRun(StringBuilder path, int x, int y) {
        int length = 1;
        while (matrix.isDark(x + length, y)) {
            length++;
        }
        path.append('M').append(x).append(' ').append(y);
        path.append('h').append(length).append("v1h-").append(length).append('z');
    }
}
