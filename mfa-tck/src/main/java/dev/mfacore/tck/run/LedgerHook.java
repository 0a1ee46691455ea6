package dev.mfacore.tck.run;

import dev.mfacore.tck.MfaTck;
import dev.mfacore.tck.report.ConsoleReport;
import dev.mfacore.tck.report.Ledger;
import dev.mfacore.tck.report.Reports;
import dev.mfacore.tck.report.Verdict;
import java.io.PrintStream;
import java.util.List;
import net.jqwik.api.lifecycle.AroundContainerHook;
import net.jqwik.api.lifecycle.ContainerLifecycleContext;
import net.jqwik.api.lifecycle.PropagationMode;

/** Opens and closes the books of one adapter's class: reports, and fails what neither ran nor was explained. */
public final class LedgerHook implements AroundContainerHook {

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.NO_DESCENDANTS;
    }

    /** Opens the books here, since what the engine keeps is seen only below the place where it was made. */
    @Override
    public void beforeContainer(ContainerLifecycleContext context) {
        context.optionalContainerClass()
                .filter(MfaTck.class::isAssignableFrom)
                .ifPresent(testClass -> Session.of(testClass).open(() -> (MfaTck) context.newInstance(testClass)));
    }

    @Override
    public void afterContainer(ContainerLifecycleContext context) {
        context.optionalContainerClass().filter(MfaTck.class::isAssignableFrom).ifPresent(testClass -> {
            Ledger ledger = Session.of(testClass).ledger();
            RunListeners.tell(listener -> listener.concluded(ledger));
            Verdict verdict = Verdict.of(ledger);
            print(verdict);
            Reports.write(verdict).ifPresent(page -> say(List.of("  report: " + page)));
            verdict.complaint().ifPresent(complaint -> {
                throw new AssertionError(
                        complaint, Session.of(testClass).cause().orElse(null));
            });
        });
    }

    private static void print(Verdict verdict) {
        ConsoleReport report = new ConsoleReport(verdict, ConsoleColours.areShown());
        String wanted = System.getProperty("mfa.tck.console", "table");
        switch (wanted) {
            case "table" -> say(report.lines());
            case "full" -> {
                say(report.failures());
                say(report.lines());
            }
            case "summary" -> say(report.ending());
            case "none" -> {}
            default ->
                throw new IllegalArgumentException(
                        "mfa.tck.console must be table, full, summary or none, but is " + wanted);
        }
    }

    private static void say(List<String> lines) {
        PrintStream out = System.out;
        if (!System.getProperty("mfa.tck.console", "table").equals("none")) {
            lines.forEach(out::println);
        }
    }
}
