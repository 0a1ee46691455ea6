/** Engine events as Micrometer meters, for applications as well as for the server. */
@NullMarked
package dev.mfacore.server.metrics;

import org.jspecify.annotations.NullMarked;
