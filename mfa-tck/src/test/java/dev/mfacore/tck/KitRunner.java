package dev.mfacore.tck;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.mfacore.tck.report.Ledger;
import dev.mfacore.tck.run.RunListener;
import dev.mfacore.tck.run.RunListeners;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the kit on a class inside a test and gives back its ledger. */
public final class KitRunner {

    private KitRunner() {}

    /** Runs with the profile and seed that the system properties name. */
    public static Ledger run(Class<? extends MfaTck> tck) {
        return run(tck, Map.of());
    }

    /**
     * Runs with some system properties set meanwhile.
     *
     * @param tck the adapter's class
     * @param settings names without the prefix {@code mfa.tck.}, such as {@code profile}, {@code seed}, {@code clause}
     */
    public static Ledger run(Class<? extends MfaTck> tck, Map<String, String> settings) {
        AtomicReference<@Nullable Ledger> result = new AtomicReference<>();
        AtomicReference<@Nullable Throwable> complaint = new AtomicReference<>();
        RunListener listener = new RunListener() {
            @Override
            public void concluded(Ledger ledger) {
                result.set(ledger);
            }
        };
        Map<String, String> all = new HashMap<>(Map.of("console", "none", "report", "none"));
        all.putAll(settings);
        Map<String, @Nullable String> before = set(all);
        RunListeners.add(listener);
        try {
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(tck))
                                    .filters(EngineFilter.includeEngines("jqwik"))
                                    .configurationParameter("jqwik.database", "")
                                    .configurationParameter("jqwik.reporting.usejunitplatform", "true")
                                    .build(),
                            new TestExecutionListener() {
                                @Override
                                public void executionFinished(TestIdentifier what, TestExecutionResult how) {
                                    if (what.isContainer()) {
                                        how.getThrowable().ifPresent(complaint::set);
                                    }
                                }
                            });
        } finally {
            RunListeners.remove(listener);
            before.forEach(KitRunner::restore);
        }
        Throwable failed = complaint.get();
        if (result.get() == null && failed != null) {
            throw new IllegalStateException("the kit itself failed on " + tck.getName(), failed);
        }
        return Objects.requireNonNull(result.get(), () -> "no clause of " + tck.getName() + " was found");
    }

    private static Map<String, @Nullable String> set(Map<String, String> settings) {
        Map<String, @Nullable String> before = new HashMap<>();
        settings.forEach((name, value) -> before.put(name, System.setProperty("mfa.tck." + name, value)));
        return before;
    }

    private static void restore(String name, @Nullable String value) {
        if (value == null) {
            System.clearProperty("mfa.tck." + name);
        } else {
            System.setProperty("mfa.tck." + name, value);
        }
    }
}
