/** The Dagger graph. */
@NullMarked
package dev.mfacore.server.wiring;

import org.jspecify.annotations.NullMarked;
