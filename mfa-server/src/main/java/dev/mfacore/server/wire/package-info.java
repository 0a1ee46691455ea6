/** Authing's protocol over HTTP: paths, members, envelopes. What the calls do, the core's tenant decides. */
@NullMarked
package dev.mfacore.server.wire;

import org.jspecify.annotations.NullMarked;
