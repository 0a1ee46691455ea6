/** What came of a run: the ledger, the verdict and its reports. */
@NullMarked
package dev.mfacore.tck.report;

import org.jspecify.annotations.NullMarked;
