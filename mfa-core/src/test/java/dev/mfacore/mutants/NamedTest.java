package dev.mfacore.mutants;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs one test method on classes of choice, with the JUnit Platform, quietly. */
final class NamedTest {

    private static final Map<String, String> SETTINGS = Map.of(
            "jqwik.database", "",
            "jqwik.tries.default", "50",
            "jqwik.shrinking.default", "OFF",
            "jqwik.failures.after.default", "SAMPLE_FIRST",
            "jqwik.reporting.usejunitplatform", "true",
            "jqwik.reporting.onlyfailures", "true");

    private final String className;
    private final String methodName;

    NamedTest(String name) {
        int hash = name.indexOf('#');
        if (hash < 0) {
            throw new IllegalStateException("a test is named as class#method, but this one is " + name);
        }
        this.className = name.substring(0, hash);
        this.methodName = name.substring(hash + 1);
    }

    /**
     * What became of a run.
     *
     * @param tests how many tests ran to an end
     * @param failures what they failed with
     */
    record Run(int tests, List<Throwable> failures) {}

    Run runOn(ClassLoader classes) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(classes);
        try {
            return run(selector(classes));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Run run(DiscoverySelector selector) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selector)
                .filters(EngineFilter.includeEngines("junit-jupiter", "jqwik"))
                .configurationParameters(SETTINGS)
                .build();
        Results results = new Results();
        launcher().execute(request, results);
        return new Run(results.tests, results.failures);
    }

    private static Launcher launcher() {
        return LauncherFactory.create(LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .build());
    }

    private DiscoverySelector selector(ClassLoader classes) {
        try {
            Class<?> type = classes.loadClass(className);
            List<Method> methods = Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> method.getName().equals(methodName) && !method.isSynthetic())
                    .toList();
            if (methods.size() != 1) {
                throw new IllegalStateException(
                        className + " has " + methods.size() + " methods " + methodName + ", where it has to have one");
            }
            return DiscoverySelectors.selectMethod(type, methods.get(0));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("there is no test class " + className, e);
        }
    }

    private static final class Results implements TestExecutionListener {

        private final List<Throwable> failures = new ArrayList<>();
        private int tests;

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest() && result.getStatus() != TestExecutionResult.Status.ABORTED) {
                tests++;
            }
            result.getThrowable().ifPresent(failures::add);
        }
    }
}
