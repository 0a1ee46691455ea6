package dev.mfacore.tck.run;

import dev.mfacore.tck.report.Ledger;
import dev.mfacore.tck.report.MethodRun;

/** Hears how a run goes: for progress, and for what wants the ledger itself. */
public interface RunListener {

    default void finished(MethodRun row) {}

    default void concluded(Ledger ledger) {}
}
