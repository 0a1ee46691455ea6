/** Right and wrong receivers of events. */
@NullMarked
package dev.mfacore.tck.gallery.listener;

import org.jspecify.annotations.NullMarked;
