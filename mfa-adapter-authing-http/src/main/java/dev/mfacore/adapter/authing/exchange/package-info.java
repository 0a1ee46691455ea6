/** What each call of Authing's API looks like on the wire; not exported. */
@NullMarked
package dev.mfacore.adapter.authing.exchange;

import org.jspecify.annotations.NullMarked;
