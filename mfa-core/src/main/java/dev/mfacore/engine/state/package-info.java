/** What the engine keeps of a user, and how it is written into bytes ({@code docs/state-format.md}). */
@NullMarked
package dev.mfacore.engine.state;

import org.jspecify.annotations.NullMarked;
