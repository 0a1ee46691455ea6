package dev.mfacore.tck;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.mfacore.tck.report.Ledger;
import dev.mfacore.tck.run.RunListener;
import dev.mfacore.tck.run.RunListeners;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the kit on a class inside a test and gives back its ledger. */
final class KitRunner {

    private KitRunner() {}

    static Ledger run(Class<? extends MfaTck> tck) {
        AtomicReference<Ledger> result = new AtomicReference<>();
        RunListener listener = new RunListener() {
            @Override
            public void concluded(Ledger ledger) {
                result.set(ledger);
            }
        };
        RunListeners.add(listener);
        try {
            LauncherFactory.create()
                    .execute(LauncherDiscoveryRequestBuilder.request()
                            .selectors(selectClass(tck))
                            .filters(EngineFilter.includeEngines("jqwik"))
                            .configurationParameter("jqwik.database", "")
                            .build());
        } finally {
            RunListeners.remove(listener);
        }
        return result.get();
    }

    public static void main(String[] arguments) {
        run(SmokeTest.class).rows().forEach(System.out::println);
    }
}
