package dev.mfacore.tck.clause;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paints lines of block characters as a terminal does: cells twice as high as wide. */
final class TextPainter {

    private static final Pattern UNIT = Pattern.compile("\u001b\\[([0-9;]*)m|(.)");

    private final int themeInk;
    private final int themeGround;
    private int ink;
    private int ground;

    private TextPainter(int ink, int ground) {
        this.themeInk = ink;
        this.themeGround = ground;
        this.ink = ink;
        this.ground = ground;
    }

    static Pixels paint(String text, int ink, int ground) {
        return new TextPainter(ink, ground).lines(text.lines().toList());
    }

    private Pixels lines(List<String> lines) {
        int columns = lines.stream()
                .mapToInt(line -> line.replaceAll("\u001b\\[[0-9;]*m", "").length())
                .max()
                .orElse(0);
        int[][] rows = new int[2 * lines.size()][columns];
        for (int[] row : rows) {
            java.util.Arrays.fill(row, themeGround);
        }
        for (int i = 0; i < lines.size(); i++) {
            line(lines.get(i), rows[2 * i], rows[2 * i + 1]);
        }
        // A cell is twice as high as wide: a half block makes a square, and so do two whole ones side by side.
        return Pixels.of(rows).enlarged(4);
    }

    private void line(String line, int[] upper, int[] lower) {
        Matcher unit = UNIT.matcher(line);
        int column = 0;
        while (unit.find()) {
            if (unit.group(1) != null) {
                select(unit.group(1));
            } else {
                char block = unit.group(2).charAt(0);
                boolean whole = block == '\u2588' || block == '#';
                upper[column] = whole || block == '\u2580' ? ink : ground;
                lower[column] = whole || block == '\u2584' ? ink : ground;
                column++;
            }
        }
    }

    private void select(String parameters) {
        String[] codes = parameters.isEmpty() ? new String[] {"0"} : parameters.split(";");
        for (int i = 0; i < codes.length; i++) {
            int code = Integer.parseInt(codes[i]);
            if (code == 0) {
                ink = themeInk;
                ground = themeGround;
            } else if (code == 7) {
                int swapped = ink;
                ink = ground;
                ground = swapped;
            } else if ((code == 38 || code == 48) && i + 2 < codes.length) {
                boolean indexed = codes[i + 1].equals("5");
                int color = indexed ? indexed(Integer.parseInt(codes[i + 2])) : rgb(codes, i + 2);
                i += indexed ? 2 : 4;
                set(code == 38, color);
            } else if (code >= 30 && code <= 37 || code >= 90 && code <= 97) {
                set(true, plain(code % 10, code >= 90));
            } else if (code >= 40 && code <= 47 || code >= 100 && code <= 107) {
                set(false, plain(code % 10, code >= 100));
            }
        }
    }

    private void set(boolean foreground, int color) {
        if (foreground) {
            ink = color;
        } else {
            ground = color;
        }
    }

    private static int rgb(String[] codes, int at) {
        return Integer.parseInt(codes[at]) << 16
                | Integer.parseInt(codes[at + 1]) << 8
                | Integer.parseInt(codes[at + 2]);
    }

    private static int indexed(int color) {
        if (color < 16) {
            return plain(color % 8, color >= 8);
        }
        if (color >= 232) {
            return 0x010101 * (8 + 10 * (color - 232));
        }
        int cube = color - 16;
        return step(cube / 36) << 16 | step(cube / 6 % 6) << 8 | step(cube % 6);
    }

    private static int step(int level) {
        return level == 0 ? 0 : 55 + 40 * level;
    }

    private static int plain(int color, boolean bright) {
        int level = bright ? 0xff : 0xc0;
        return ((color & 1) != 0 ? level << 16 : 0)
                | ((color & 2) != 0 ? level << 8 : 0)
                | ((color & 4) != 0 ? level : 0);
    }
}
