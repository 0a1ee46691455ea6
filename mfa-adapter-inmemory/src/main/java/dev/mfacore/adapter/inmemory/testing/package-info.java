/** What an application's own tests want: a clock that is moved by hand, and an authenticator app without a phone. */
@NullMarked
package dev.mfacore.adapter.inmemory.testing;

import org.jspecify.annotations.NullMarked;
