package dev.mfacore.tck.story;

/**
 * Failures in a row.
 *
 * @param sure those that count
 * @param perhaps those that may count besides
 */
record Strikes(int sure, int perhaps) {

    static final Strikes NONE = new Strikes(0, 0);

    Strikes more() {
        return new Strikes(sure + 1, perhaps);
    }

    Strikes more(boolean certain) {
        return certain ? more() : new Strikes(sure, perhaps + 1);
    }

    /** After what may have made the counter forget. */
    Strikes doubted() {
        return new Strikes(0, all());
    }

    int all() {
        return sure + perhaps;
    }

    boolean reach(int limit) {
        return sure >= limit;
    }

    boolean mayReach(int limit) {
        return all() >= limit;
    }
}
