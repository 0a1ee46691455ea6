/** Runs the compliance test kit from a command line. */
@NullMarked
package dev.mfacore.tck.cli;

import org.jspecify.annotations.NullMarked;
