/** Tests of stores in a process of their own. */
@NullMarked
package dev.mfacore.tck.process;

import org.jspecify.annotations.NullMarked;
