/** Authing's protocol as data: what each call looks like on the wire, and what its answer means. */
@NullMarked
package dev.mfacore.tck.wire;

import org.jspecify.annotations.NullMarked;
