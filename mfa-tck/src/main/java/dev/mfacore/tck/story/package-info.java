/** A whole service as plainly as can be said, and random stories that it is compared with. Not for use. */
@NullMarked
package dev.mfacore.tck.story;

import org.jspecify.annotations.NullMarked;
