package dev.mfacore.tck.run;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Lets threads give way at random where they call what the kit handed out. A race whose window holds such a call is then
 * found nearly always, and without it nearly never.
 */
public final class Perturbation {

    private Perturbation() {}

    // Nothing relies on the scheduler here: it is only made to take more of its turns.
    @SuppressWarnings("ThreadPriorityCheck")
    public static void maybeYield() {
        if (ThreadLocalRandom.current().nextBoolean()) {
            Thread.yield();
        }
    }
}
