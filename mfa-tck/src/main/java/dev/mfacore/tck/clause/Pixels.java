package dev.mfacore.tck.clause;

import java.awt.image.BufferedImage;

/** A picture as it is seen: brightness of each pixel, 0 black to 255 white, on a ground that shows where it is clear. */
final class Pixels {

    private final int width;
    private final int height;
    private final int[] colors;

    private Pixels(int width, int height, int[] colors) {
        this.width = width;
        this.height = height;
        this.colors = colors;
    }

    /** Lays a picture on a ground of one colour. */
    static Pixels of(BufferedImage picture, int ground) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] colors = picture.getRGB(0, 0, width, height, null, 0, width);
        for (int i = 0; i < colors.length; i++) {
            int alpha = colors[i] >>> 24;
            int mixed = 0;
            for (int shift = 0; shift <= 16; shift += 8) {
                int above = colors[i] >> shift & 0xff;
                int below = ground >> shift & 0xff;
                mixed |= (above * alpha + below * (255 - alpha)) / 255 << shift;
            }
            colors[i] = mixed;
        }
        return new Pixels(width, height, colors);
    }

    static Pixels of(int[][] rows) {
        int width = rows.length == 0 ? 0 : rows[0].length;
        int[] colors = new int[width * rows.length];
        for (int y = 0; y < rows.length; y++) {
            System.arraycopy(rows[y], 0, colors, y * width, width);
        }
        return new Pixels(width, rows.length, colors);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int[] colors() {
        return colors.clone();
    }

    /** Brightness by ITU-R BT.601; a place outside counts as none. */
    int brightness(int x, int y) {
        if (x < 0 || y < 0 || x >= width || y >= height) {
            return -1;
        }
        int color = colors[y * width + x];
        return (299 * (color >> 16 & 0xff) + 587 * (color >> 8 & 0xff) + 114 * (color & 0xff)) / 1000;
    }

    int brightest() {
        int brightest = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                brightest = Math.max(brightest, brightness(x, y));
            }
        }
        return brightest;
    }

    Pixels enlarged(int factor) {
        int[] larger = new int[colors.length * factor * factor];
        for (int y = 0; y < height * factor; y++) {
            for (int x = 0; x < width * factor; x++) {
                larger[y * width * factor + x] = colors[y / factor * width + x / factor];
            }
        }
        return new Pixels(width * factor, height * factor, larger);
    }
}
