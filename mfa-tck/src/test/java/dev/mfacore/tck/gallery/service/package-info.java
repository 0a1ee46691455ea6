/** Wrong and right services. */
@NullMarked
package dev.mfacore.tck.gallery.service;

import org.jspecify.annotations.NullMarked;
