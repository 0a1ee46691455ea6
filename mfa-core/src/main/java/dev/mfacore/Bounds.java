package dev.mfacore;

import java.time.Duration;

/** Refuses settings outside their bounds, in one wording: the argument, the rule, the fix. */
final class Bounds {

    private Bounds() {}

    static void require(int value, int least, int most, String argument) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(argument + " must be " + least + " to " + most + ", but is " + value
                    + ": choose a value in these bounds");
        }
    }

    static void require(Duration value, Duration least, Duration most, String argument) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(argument + " must be " + text(least) + " to " + text(most) + ", but is "
                    + text(value) + ": choose a value in these bounds");
        }
    }

    private static String text(Duration duration) {
        boolean minutes = duration.toSeconds() % 60 == 0 && duration.toNanosPart() == 0 && !duration.isZero();
        boolean seconds = duration.toNanosPart() == 0;
        return minutes ? duration.toMinutes() + " min" : seconds ? duration.toSeconds() + " s" : duration.toString();
    }
}
