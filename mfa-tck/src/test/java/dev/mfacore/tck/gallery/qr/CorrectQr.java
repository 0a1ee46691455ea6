package dev.mfacore.tck.gallery.qr;

import com.google.zxing.common.BitMatrix;
import dev.mfacore.port.QrImage;
import dev.mfacore.port.QrRenderer;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.gallery.Specimen;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;

/** Right renderers of different designs. */
@SuppressWarnings("ImmutableEnumChecker")
public enum CorrectQr implements Specimen {
    QR_AS_PNG(new PngRenderer()),
    QR_AS_LARGE_PNG(new PngRenderer() {
        @Override
        int size() {
            return 11;
        }

        @Override
        int margin() {
            return 7;
        }
    }),
    QR_AS_JPEG_IN_COLOUR(new PngRenderer() {
        @Override
        String type() {
            return "image/jpeg";
        }

        @Override
        int pixels() {
            return BufferedImage.TYPE_INT_RGB;
        }

        @Override
        int ink() {
            return 0xff102060;
        }

        @Override
        int ground() {
            return 0xfffff0e0;
        }
    }),
    QR_AS_SVG_RECTANGLES(new PngRenderer() {
        @Override
        public QrImage render(String text) {
            return new QrImage("image/svg+xml", svg(code(text), "").getBytes(StandardCharsets.UTF_8));
        }
    }),
    QR_AS_SVG_STROKES(new PngRenderer() {
        @Override
        public QrImage render(String text) {
            BitMatrix code = code(text);
            int side = code.getWidth();
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    if (code.get(x, y)) {
                        path.append("M%d %d.5h1".formatted(x, y));
                    }
                }
            }
            String svg = """
                    <?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d">\
                    <path fill="#ffffff" d="M0,0h%1$dv%1$dH0z"/><path stroke="#000000" d="%2$s"/></svg>""".formatted(side, path);
            return new QrImage("image/svg+xml", svg.getBytes(StandardCharsets.UTF_8));
        }
    }),
    QR_AS_BLOCKS_OF_TEXT(new PngRenderer() {
        @Override
        public QrImage render(String text) {
            BitMatrix code = code(text);
            StringBuilder lines = new StringBuilder();
            for (int y = 0; y < code.getHeight(); y++) {
                for (int x = 0; x < code.getWidth(); x++) {
                    lines.append(code.get(x, y) ? "  " : "\u2588\u2588");
                }
                lines.append('\n');
            }
            return new QrImage("text/plain", lines.toString().getBytes(StandardCharsets.UTF_8));
        }
    }),
    QR_AS_HALF_BLOCKS_IN_COLOUR(new PngRenderer() {
        @Override
        public QrImage render(String text) {
            BitMatrix code = code(text);
            StringBuilder lines = new StringBuilder();
            for (int y = 0; y < code.getHeight(); y += 2) {
                lines.append("\u001b[38;5;16;48;5;231m");
                for (int x = 0; x < code.getWidth(); x++) {
                    boolean upper = code.get(x, y);
                    boolean lower = y + 1 < code.getHeight() && code.get(x, y + 1);
                    lines.append(upper ? lower ? '\u2588' : '\u2580' : lower ? '\u2584' : ' ');
                }
                lines.append("\u001b[0m\n");
            }
            return new QrImage("text/plain", lines.toString().getBytes(StandardCharsets.UTF_8));
        }
    });

    private final QrRenderer renderer;

    CorrectQr(QrRenderer renderer) {
        this.renderer = renderer;
    }

    @Override
    public Adapter adapter(TckEnvironment env) {
        return Adapter.named(reportName()).qr(renderer);
    }

    static String svg(BitMatrix code, String head) {
        int side = code.getWidth();
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%1$d" viewBox="0 0 %2$d %2$d">%3$s\
                <rect width="100%%" height="100%%" fill="white"/><g transform="translate(0 0)" style="fill: black">""".formatted(side * 5, side, head));
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                if (code.get(x, y)) {
                    svg.append("<rect x=\"%d\" y=\"%d\" width=\"1\" height=\"1\"/>".formatted(x, y));
                }
            }
        }
        return svg.append("</g></svg>").toString();
    }
}
