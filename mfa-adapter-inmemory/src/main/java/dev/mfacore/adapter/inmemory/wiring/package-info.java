/** The Dagger graph behind {@link dev.mfacore.adapter.inmemory.InMemoryMfa}; not exported. */
@NullMarked
package dev.mfacore.adapter.inmemory.wiring;

import org.jspecify.annotations.NullMarked;
