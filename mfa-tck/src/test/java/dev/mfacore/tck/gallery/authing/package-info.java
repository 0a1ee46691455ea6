/** Clients and tenants of Authing's API made to test the kit. */
@NullMarked
package dev.mfacore.tck.gallery.authing;

import org.jspecify.annotations.NullMarked;
