/**
 * Every port of the second factor in the memory of one process, and {@link dev.mfacore.adapter.inmemory.InMemoryMfa}, which
 * puts them together. Nothing here outlives the process.
 */
@NullMarked
package dev.mfacore.adapter.inmemory;

import org.jspecify.annotations.NullMarked;
