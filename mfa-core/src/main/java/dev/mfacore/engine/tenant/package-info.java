/** Authing's API on a local engine. It knows the engine's public side only. */
@NullMarked
package dev.mfacore.engine.tenant;

import org.jspecify.annotations.NullMarked;
