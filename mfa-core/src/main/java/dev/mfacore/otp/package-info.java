/** The one-time-password algorithms of RFC 4226 and RFC 6238, usable alone. */
@NullMarked
package dev.mfacore.otp;

import org.jspecify.annotations.NullMarked;
