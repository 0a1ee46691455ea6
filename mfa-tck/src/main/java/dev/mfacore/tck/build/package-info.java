/** Looks after the builds of adapters' authors: names that Surefire does not find, files that an engine leaves behind. */
@NullMarked
package dev.mfacore.tck.build;

import org.jspecify.annotations.NullMarked;
