/** Log, access log and events as JSON lines. */
@NullMarked
package dev.mfacore.server.log;

import org.jspecify.annotations.NullMarked;
