package dev.mfacore.engine.state;

/**
 * The numbers under which choices are written. They are the constants' positions, so a constant may be added at the end
 * of its enum and never anywhere else; {@code ChoicesTest} pins them.
 */
public final class Choices {

    private Choices() {}

    /**
     * Returns a choice's number.
     *
     * @param choice the choice
     * @return its position
     */
    @SuppressWarnings("EnumOrdinal")
    public static int number(Enum<?> choice) {
        return choice.ordinal();
    }

    /**
     * Returns the choice of a number.
     *
     * @param values all choices, in their order
     * @param number the number
     * @param <T> the kind of choice
     * @return the choice
     * @throws UnreadableStateException if there is none
     */
    public static <T extends Enum<T>> T of(T[] values, int number) {
        if (number < 0 || number >= values.length) {
            throw new UnreadableStateException("a choice is unknown to this version");
        }
        return values[number];
    }
}
