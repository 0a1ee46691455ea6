/**
 * The service on a tenant of Authing: translates between the domain and {@link dev.mfacore.port.AuthingApi}. It keeps
 * nothing between two calls. Nothing here is for users; {@code dev.mfacore.Mfa} builds it.
 */
@NullMarked
package dev.mfacore.engine.remote;

import org.jspecify.annotations.NullMarked;
