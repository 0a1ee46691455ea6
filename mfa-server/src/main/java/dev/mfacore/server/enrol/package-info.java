/** One-time links to the enrolment page. */
@NullMarked
package dev.mfacore.server.enrol;

import org.jspecify.annotations.NullMarked;
