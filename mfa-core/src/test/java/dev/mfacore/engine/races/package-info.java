/** Races of many threads over one or several engines on one store, with ports that dawdle. */
@org.jspecify.annotations.NullMarked
package dev.mfacore.engine.races;
