/** Benchmarks and the command that runs them: {@code ./mfa bench}. */
@NullMarked
package dev.mfacore.bench;

import org.jspecify.annotations.NullMarked;
