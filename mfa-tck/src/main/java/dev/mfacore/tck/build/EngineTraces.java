package dev.mfacore.tck.build;

import dev.mfacore.tck.MfaTck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Deletes the file in which jqwik remembers its last run, if there was none before and nothing but the kit ran on it: an
 * author who has never heard of jqwik should not find it in the working tree. Whoever uses jqwik keeps the file.
 */
public final class EngineTraces implements TestExecutionListener {

    private static final Path DATABASE = Path.of(".jqwik-database");
    private static final String SETTING = "jqwik.database";

    private boolean ours;

    /** Made by the launcher. */
    public EngineTraces() {}

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        ours = !Files.exists(DATABASE)
                && plan.getConfigurationParameters().get(SETTING).isEmpty()
                && isKitAlone(plan);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (ours) {
            try {
                Files.deleteIfExists(DATABASE);
            } catch (IOException e) {
                System.getLogger(EngineTraces.class.getName())
                        .log(System.Logger.Level.WARNING, "{0} cannot be deleted: {1}", DATABASE, e);
            }
        }
    }

    private static boolean isKitAlone(TestPlan plan) {
        return plan.getRoots().stream()
                .filter(root -> root.getUniqueId().equals("[engine:jqwik]"))
                .flatMap(engine -> plan.getChildren(engine).stream())
                .allMatch(EngineTraces::isKit);
    }

    private static boolean isKit(TestIdentifier container) {
        return container
                .getSource()
                .filter(ClassSource.class::isInstance)
                .map(source -> MfaTck.class.isAssignableFrom(((ClassSource) source).getJavaClass()))
                .orElse(false);
    }
}
