/** What comes out of a run: JSON, a table and a page. */
@NullMarked
package dev.mfacore.bench.report;

import org.jspecify.annotations.NullMarked;
