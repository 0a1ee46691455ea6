/** The Dagger graph behind {@link dev.mfacore.adapter.authing.AuthingHttp}; not exported. */
@NullMarked
package dev.mfacore.adapter.authing.wiring;

import org.jspecify.annotations.NullMarked;
