/** Plants the faults that the catalogue describes and shows that a named test notices each of them. */
package dev.mfacore.mutants;
