/** The command line. */
@NullMarked
package dev.mfacore.server.cli;

import org.jspecify.annotations.NullMarked;
