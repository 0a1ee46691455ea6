/** JSON, read strictly and written, with Jackson's streams behind it; not exported. */
@NullMarked
package dev.mfacore.adapter.authing.json;

import org.jspecify.annotations.NullMarked;
