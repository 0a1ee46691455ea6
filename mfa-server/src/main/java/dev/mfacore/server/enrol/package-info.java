/** The enrolment page: one-time links to it, its files and its API. */
@NullMarked
package dev.mfacore.server.enrol;

import org.jspecify.annotations.NullMarked;
