/**
 * Authing's multi-factor API over HTTP. {@link dev.mfacore.adapter.authing.AuthingHttp} is the client, {@link
 * dev.mfacore.adapter.authing.SignInAnswers} reads the answers of a sign-in that Authing's own SDK made.
 */
@NullMarked
package dev.mfacore.adapter.authing;

import org.jspecify.annotations.NullMarked;
