/** Measuring sides by turns in one process. */
@NullMarked
package dev.mfacore.bench.measure;

import org.jspecify.annotations.NullMarked;
