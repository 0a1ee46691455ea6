/** The local engine. Nothing here is for users; {@code dev.mfacore.Mfa} builds it. */
@NullMarked
package dev.mfacore.engine;

import org.jspecify.annotations.NullMarked;
