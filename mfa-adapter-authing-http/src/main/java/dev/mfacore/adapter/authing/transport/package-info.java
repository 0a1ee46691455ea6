/** Requests, bounded answers and deadlines; not exported. */
@NullMarked
package dev.mfacore.adapter.authing.transport;

import org.jspecify.annotations.NullMarked;
