package dev.mfacore.tck.cli;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.mfacore.tck.report.Ledger;
import dev.mfacore.tck.report.Verdict;
import dev.mfacore.tck.run.RunListener;
import dev.mfacore.tck.run.RunListeners;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** One run of the kit in this process, which is for nothing else. */
final class KitRun {

    // Kept, since a logger that nobody holds forgets its level.
    private static final Logger ENGINE = Logger.getLogger("net.jqwik");

    private final TckCommand.Subject subject;
    private final Settings settings;
    private final Progress progress;

    KitRun(TckCommand.Subject subject, Settings settings, Progress progress) {
        this.subject = subject;
        this.settings = settings;
        this.progress = progress;
    }

    Verdict verdict() {
        ENGINE.setLevel(Level.WARNING);
        // ArchUnit logs through an interface that nothing is bound to here, which would be told at every start.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        settings.apply();
        AtomicReference<@Nullable Ledger> concluded = new AtomicReference<>();
        RunListener keeper = new RunListener() {
            @Override
            public void concluded(Ledger ledger) {
                progress.end();
                concluded.set(ledger);
            }
        };
        ContainerFailure failure = new ContainerFailure();
        RunListeners.add(keeper);
        RunListeners.add(progress);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(subject.tck().getClassLoader());
        try {
            launcher()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(subject.tck()))
                                    .configurationParameter("jqwik.database", "")
                                    .build(),
                            progress.ofPlan(),
                            failure);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
            RunListeners.remove(progress);
            RunListeners.remove(keeper);
        }
        return Optional.ofNullable(concluded.get())
                .map(Verdict::of)
                .orElseThrow(() -> new IllegalStateException(
                        "the engine did not run " + subject.tck().getName(), failure.thrown));
    }

    /** Only the kit's engine: an adapter's jar may bring others, made for another platform. */
    private static Launcher launcher() {
        return LauncherFactory.create(LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .addTestEngines(engine())
                .build());
    }

    private static TestEngine engine() {
        return ServiceLoader.load(TestEngine.class, KitRun.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(engine -> engine.getId().equals("jqwik"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the tool's class path lacks the kit's engine"));
    }

    private static final class ContainerFailure implements TestExecutionListener {
        private @Nullable Throwable thrown;

        @Override
        public void executionFinished(TestIdentifier what, TestExecutionResult how) {
            if (what.isContainer()) {
                how.getThrowable().ifPresent(one -> thrown = one);
            }
        }
    }
}
