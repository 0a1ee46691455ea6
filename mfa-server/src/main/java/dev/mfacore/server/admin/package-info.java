/** The admin API. */
@NullMarked
package dev.mfacore.server.admin;

import org.jspecify.annotations.NullMarked;
