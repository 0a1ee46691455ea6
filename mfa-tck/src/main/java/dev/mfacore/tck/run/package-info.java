/** Runs the clauses: environment, clock, hang guard, seeds and effort. */
@NullMarked
package dev.mfacore.tck.run;

import org.jspecify.annotations.NullMarked;
