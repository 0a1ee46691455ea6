package dev.mfacore.tck.run;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who listens to the runs of this JVM; the test engine makes the hooks itself, so nobody can hand them a listener. */
public final class RunListeners {

    private static final List<RunListener> ALL = new CopyOnWriteArrayList<>();

    private RunListeners() {}

    public static void add(RunListener listener) {
        ALL.add(listener);
    }

    public static void remove(RunListener listener) {
        ALL.remove(listener);
    }

    static void tell(Consumer<RunListener> news) {
        ALL.forEach(news);
    }
}
