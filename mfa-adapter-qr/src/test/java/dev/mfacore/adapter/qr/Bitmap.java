package dev.mfacore.adapter.qr;

import java.util.function.IntBinaryOperator;

/** A picture in black and white, as a camera would see it. */
final class Bitmap {

    private final int width;
    private final int height;
    private final boolean[] dark;

    Bitmap(int width, int height) {
        this.width = width;
        this.height = height;
        this.dark = new boolean[width * height];
    }

    /** Takes over a picture given by its colours: 0 is black, everything else must be white, {@code 0xFFFFFF}. */
    static Bitmap ofColors(int width, int height, IntBinaryOperator colorAt) {
        var bitmap = new Bitmap(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int color = colorAt.applyAsInt(x, y) & 0xFFFFFF;
                if (color != 0 && color != 0xFFFFFF) {
                    throw new AssertionError("neither black nor white at " + x + ", " + y + ": " + color);
                }
                bitmap.set(x, y, color == 0);
            }
        }
        return bitmap;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    boolean isDark(int x, int y) {
        return dark[y * width + x];
    }

    void set(int x, int y, boolean isDark) {
        dark[y * width + x] = isDark;
    }

    /** Every pixel becomes a square of {@code factor} by {@code factor}. */
    Bitmap enlarged(int factor) {
        return ofColors(
                width * factor, height * factor, (x, y) -> isDark(x / factor, y / factor) ? 0x000000 : 0xFFFFFF);
    }

    /** The picture turned to the left by a quarter. */
    Bitmap turned() {
        var turned = new Bitmap(/* width= */ height, /* height= */ width);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                turned.set(y, width - 1 - x, isDark(x, y));
            }
        }
        return turned;
    }

    /** One pixel for each square of {@code factor} by {@code factor}, all of whose pixels must be alike. */
    Bitmap reduced(int factor) {
        var small = new Bitmap(width / factor, height / factor);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean corner = isDark(x - x % factor, y - y % factor);
                if (isDark(x, y) != corner) {
                    throw new AssertionError("a module is not of one colour at " + x + ", " + y);
                }
                small.set(x / factor, y / factor, corner);
            }
        }
        return small;
    }

    /** The picture lying on a dark or light ground that shows on all four sides. */
    Bitmap on(boolean darkGround, int border) {
        var framed = new Bitmap(width + 2 * border, height + 2 * border);
        for (int y = 0; y < framed.height; y++) {
            for (int x = 0; x < framed.width; x++) {
                boolean inside = x >= border && y >= border && x < border + width && y < border + height;
                framed.set(x, y, inside ? isDark(x - border, y - border) : darkGround);
            }
        }
        return framed;
    }

    /** The number of light pixels between the edge and the first dark pixel, the least of the four sides. */
    int lightMargin() {
        int least = Math.min(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (isDark(x, y)) {
                    least = Math.min(least, Math.min(Math.min(x, y), Math.min(width - 1 - x, height - 1 - y)));
                }
            }
        }
        return least;
    }

    int[] colors() {
        int[] colors = new int[dark.length];
        for (int i = 0; i < colors.length; i++) {
            colors[i] = dark[i] ? 0x000000 : 0xFFFFFF;
        }
        return colors;
    }
}
