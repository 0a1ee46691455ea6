package dev.mfacore.tck.run;

import dev.mfacore.tck.MfaTck;
import dev.mfacore.tck.report.Ledger;
import dev.mfacore.tck.report.Verdict;
import net.jqwik.api.lifecycle.AroundContainerHook;
import net.jqwik.api.lifecycle.ContainerLifecycleContext;
import net.jqwik.api.lifecycle.PropagationMode;

/** Closes the books of one adapter's class: reports, and fails what neither ran nor was explained. */
public final class LedgerHook implements AroundContainerHook {

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.NO_DESCENDANTS;
    }

    /** Opens the books here, since what the engine keeps is seen only below the place where it was made. */
    @Override
    public void beforeContainer(ContainerLifecycleContext context) {
        context.optionalContainerClass().filter(MfaTck.class::isAssignableFrom).ifPresent(Session::of);
    }

    @Override
    public void afterContainer(ContainerLifecycleContext context) {
        context.optionalContainerClass().filter(MfaTck.class::isAssignableFrom).ifPresent(testClass -> {
            Ledger ledger = Session.of(testClass).ledger();
            RunListeners.tell(listener -> listener.concluded(ledger));
            Verdict verdict = Verdict.of(ledger);
            System.out.println(verdict.summary());
            verdict.complaint().ifPresent(complaint -> {
                throw new AssertionError(complaint);
            });
        });
    }
}
