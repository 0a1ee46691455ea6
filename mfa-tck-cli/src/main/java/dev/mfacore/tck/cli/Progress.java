package dev.mfacore.tck.cli;

import dev.mfacore.tck.report.MethodRun;
import dev.mfacore.tck.report.Outcome;
import dev.mfacore.tck.run.ConsoleColours;
import dev.mfacore.tck.run.RunListener;
import java.io.PrintWriter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Tells on standard error how far the run is: in one live line at a terminal, else in a line for each tenth. */
final class Progress implements RunListener {

    private static final int PARTS = 10;

    private final PrintWriter err;
    private final boolean live = ConsoleColours.isTerminal();
    private long all = 1;
    private long done;
    private long failed;
    private long told;

    Progress(PrintWriter err) {
        this.err = err;
    }

    /** Learns from the engine how much there is to do, and what is at work. */
    TestExecutionListener ofPlan() {
        return new TestExecutionListener() {
            @Override
            public void testPlanExecutionStarted(TestPlan plan) {
                all = Math.max(1, plan.countTestIdentifiers(TestIdentifier::isTest));
                if (!live) {
                    err.println("mfa tck: " + all + " methods to run");
                }
            }

            @Override
            public void executionStarted(TestIdentifier what) {
                if (live && what.isTest()) {
                    line(what.getDisplayName());
                }
            }
        };
    }

    @Override
    public void finished(MethodRun row) {
        done++;
        if (row.outcome() == Outcome.FAILED) {
            failed++;
        }
        if (live) {
            line(row.clause());
        } else if (done * PARTS / all > told) {
            told = done * PARTS / all;
            err.println("mfa tck: " + done + " of " + all + " done, " + failed + " failed");
        }
    }

    private void line(String what) {
        err.printf("\r\u001b[K  %d of %d, %d failed: %s", done, all, failed, what);
        err.flush();
    }

    /** Leaves the line to the report. */
    void end() {
        if (live) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
