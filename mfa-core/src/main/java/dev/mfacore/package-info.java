/** The driving side: what an application calls to give its users a second factor. */
@NullMarked
package dev.mfacore;

import org.jspecify.annotations.NullMarked;
