package dev.mfacore.adapter.qr;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A terminal with a dark or light background: prints a text and shows the cells it covered, two pixels high and one
 * wide. Escape sequences other than colours, other characters, and colours left on at the end of a line are errors.
 */
final class TerminalScreen {

    private static final Pattern UNIT = Pattern.compile("\u001B\\[([0-9;]*)m|([ \u2580\u2584\u2588])");
    private static final Pattern COLOR = Pattern.compile("([34])8;5;(\\d+)(;|$)");

    private final boolean darkBackground;
    private boolean inkIsDark;
    private boolean groundIsDark;

    private TerminalScreen(boolean darkBackground) {
        this.darkBackground = darkBackground;
        reset();
    }

    static Bitmap show(String text, boolean darkBackground) {
        if (!text.endsWith("\n")) {
            throw new AssertionError("the last line is not ended");
        }
        return new TerminalScreen(darkBackground).print(text.lines().toList());
    }

    private Bitmap print(List<String> lines) {
        int columns = columns(lines.get(0));
        var screen = new Bitmap(columns, 2 * lines.size());
        for (int row = 0; row < lines.size(); row++) {
            if (columns(lines.get(row)) != columns) {
                throw new AssertionError("line " + row + " has another width");
            }
            printLine(screen, row, lines.get(row));
        }
        return screen;
    }

    static int columns(String line) {
        return line.replaceAll("\u001B\\[[0-9;]*m", "").length();
    }

    private void printLine(Bitmap screen, int row, String line) {
        Matcher unit = UNIT.matcher(line);
        int column = 0;
        int end = 0;
        while (unit.lookingAt()) {
            if (unit.group(1) != null) {
                select(unit.group(1));
            } else {
                put(screen, column++, 2 * row, unit.group(2).charAt(0));
            }
            end = unit.end();
            unit.region(end, line.length());
        }
        if (end != line.length()) {
            throw new AssertionError("line " + row + " holds what a terminal does not draw, at " + end);
        }
        if (inkIsDark == darkBackground || groundIsDark != darkBackground) {
            throw new AssertionError("line " + row + " leaves its colours on");
        }
    }

    private void put(Bitmap screen, int x, int y, char block) {
        boolean upper = block == '\u2580' || block == '\u2588';
        boolean lower = block == '\u2584' || block == '\u2588';
        screen.set(x, y, upper ? inkIsDark : groundIsDark);
        screen.set(x, y + 1, lower ? inkIsDark : groundIsDark);
    }

    private void select(String parameters) {
        if (parameters.isEmpty() || parameters.equals("0")) {
            reset();
            return;
        }
        Matcher color = COLOR.matcher(parameters);
        int end = 0;
        while (color.lookingAt()) {
            boolean dark = isDark(Integer.parseInt(color.group(2)));
            if (color.group(1).equals("3")) {
                inkIsDark = dark;
            } else {
                groundIsDark = dark;
            }
            end = color.end();
            color.region(end, parameters.length());
        }
        if (end != parameters.length()) {
            throw new AssertionError("unknown colour: " + parameters);
        }
    }

    // Of the 256 colours only the fixed black and white: 0 to 15 are what the user's theme makes of them.
    private static boolean isDark(int color) {
        return switch (color) {
            case 16 -> true;
            case 231 -> false;
            default -> throw new AssertionError("a colour that depends on the theme: " + color);
        };
    }

    private void reset() {
        inkIsDark = !darkBackground;
        groundIsDark = darkBackground;
    }
}
