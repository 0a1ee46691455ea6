/** Access tokens: the server's own sessions, and a platform's JWTs. */
@NullMarked
package dev.mfacore.server.session;

import org.jspecify.annotations.NullMarked;
