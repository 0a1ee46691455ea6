package dev.mfacore.tck.run;

/** How often a clause is tried, by what one try costs. */
public enum Effort {
    /** One try decides, and another would do the same. */
    ONCE(1, false),
    /** One try is a race that repeats itself until its time is up. */
    RACE(1, false),
    /** A try is a scene of some dozens of calls to a whole service, or costs as much. */
    SCENE(1, true),
    /** A try is a story of dozens of calls to a whole service. */
    SAGA(2, true),
    /** A try is a long story of many calls. */
    STORY(8, true),
    /** A try is a few calls. */
    FEW_CALLS(25, true);

    private final int quickTries;
    private final boolean repeated;

    Effort(int quickTries, boolean repeated) {
        this.quickTries = quickTries;
        this.repeated = repeated;
    }

    int quickTries() {
        return quickTries;
    }

    boolean isRepeated() {
        return repeated;
    }
}
