/** The compliance test kit: extend {@link dev.mfacore.tck.MfaTck} and name the parts to test. */
@NullMarked
package dev.mfacore.tck;

import org.jspecify.annotations.NullMarked;
