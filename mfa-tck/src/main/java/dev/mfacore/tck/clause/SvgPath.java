package dev.mfacore.tck.clause;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the path of an SVG: moves, straight lines and closings, absolute and relative. */
final class SvgPath {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z]|[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:e-?[0-9]+)?");

    private final Path2D path = new Path2D.Double();
    private final Deque<String> tokens = new ArrayDeque<>();

    private SvgPath(String text) {
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            tokens.add(token.group());
        }
    }

    static Path2D parse(String text) {
        return new SvgPath(text).read();
    }

    private Path2D read() {
        char command = 'M';
        while (!tokens.isEmpty()) {
            if (Character.isLetter(tokens.element().charAt(0))) {
                command = tokens.remove().charAt(0);
            }
            step(command);
            // Further pairs after a move are lines.
            command = command == 'M' ? 'L' : command == 'm' ? 'l' : command;
        }
        return path;
    }

    private void step(char command) {
        Point2D at = path.getCurrentPoint() == null ? new Point2D.Double() : path.getCurrentPoint();
        boolean relative = Character.isLowerCase(command);
        double x = relative ? at.getX() : 0;
        double y = relative ? at.getY() : 0;
        switch (Character.toUpperCase(command)) {
            case 'M' -> path.moveTo(x + next(), y + next());
            case 'L' -> path.lineTo(x + next(), y + next());
            case 'H' -> path.lineTo(x + next(), at.getY());
            case 'V' -> path.lineTo(at.getX(), y + next());
            case 'Z' -> path.closePath();
            default ->
                throw new IllegalArgumentException("the kit's reader of SVG does not know the path command " + command
                        + ": say with qrReader(...) how to paint the picture");
        }
    }

    private double next() {
        return Double.parseDouble(tokens.remove());
    }
}
