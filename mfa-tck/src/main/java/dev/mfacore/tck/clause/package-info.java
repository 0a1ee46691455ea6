/** The clauses as code, a class for each group. Opened to the test engine, not for use. */
@NullMarked
package dev.mfacore.tck.clause;

import org.jspecify.annotations.NullMarked;
