/** The server as a whole: its settings, its policy, its two ports. */
@NullMarked
package dev.mfacore.server;

import org.jspecify.annotations.NullMarked;
