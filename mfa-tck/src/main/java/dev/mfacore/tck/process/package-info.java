/** A store in a process of its own, and how to talk to it. */
@NullMarked
package dev.mfacore.tck.process;

import org.jspecify.annotations.NullMarked;
