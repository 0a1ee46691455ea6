/** What applications' own tests want: a clock that is moved by hand, an authenticator app without a phone, a tenant of Authing. */
@NullMarked
package dev.mfacore.adapter.inmemory.testing;

import org.jspecify.annotations.NullMarked;
