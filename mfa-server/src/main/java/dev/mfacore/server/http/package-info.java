/** What lies around every route: parsing, limits, errors, access log. */
@NullMarked
package dev.mfacore.server.http;

import org.jspecify.annotations.NullMarked;
