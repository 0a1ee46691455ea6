/** Tests of what the kit says of a run. */
@NullMarked
package dev.mfacore.tck.report;

import org.jspecify.annotations.NullMarked;
