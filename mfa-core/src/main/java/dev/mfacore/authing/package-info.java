/**
 * Authing's vocabulary: what can be asked of its multi-factor API, and what it answers. Values only, without HTTP and
 * without JSON; {@link dev.mfacore.port.AuthingApi} is the port that answers the calls. Names are Authing's, spelt
 * right; the misspelt ones appear at the wire alone.
 */
@NullMarked
package dev.mfacore.authing;

import org.jspecify.annotations.NullMarked;
