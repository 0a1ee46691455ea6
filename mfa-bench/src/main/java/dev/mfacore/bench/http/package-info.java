/** The server and the remote adapter beside their floors, over the loopback interface. */
@NullMarked
package dev.mfacore.bench.http;

import org.jspecify.annotations.NullMarked;
