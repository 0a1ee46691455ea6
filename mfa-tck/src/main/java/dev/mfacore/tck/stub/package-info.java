/** The other side of HTTP clients: a server on a real socket that does what a clause scripts. */
@NullMarked
package dev.mfacore.tck.stub;

import org.jspecify.annotations.NullMarked;
