package dev.mfacore.server.delivery;

import dev.mfacore.MfaEvent;
import dev.mfacore.Recipient;

/**
 * One notice on its way to one address.
 *
 * @param id the same for a repetition
 * @param to where
 * @param change what happened
 * @param text what it says
 */
record Notice(String id, Recipient to, MfaEvent.Change change, NoticeText text) {}
