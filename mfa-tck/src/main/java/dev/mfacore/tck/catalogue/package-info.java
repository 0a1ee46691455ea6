/** The clauses as data: what each demands, where it comes from and what usually breaks it. */
@NullMarked
package dev.mfacore.tck.catalogue;

import org.jspecify.annotations.NullMarked;
