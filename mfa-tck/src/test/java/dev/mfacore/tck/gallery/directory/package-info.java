/** Right and wrong directories of users. */
@NullMarked
package dev.mfacore.tck.gallery.directory;

import org.jspecify.annotations.NullMarked;
