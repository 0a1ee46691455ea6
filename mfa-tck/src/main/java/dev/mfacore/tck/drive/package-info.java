/** Drives a service or an endpoint in one vocabulary, so that one clause decides both. Not for use. */
@NullMarked
package dev.mfacore.tck.drive;

import org.jspecify.annotations.NullMarked;
