/** What JMH measures, through the same frame. */
@NullMarked
package dev.mfacore.bench.jmh;

import org.jspecify.annotations.NullMarked;
