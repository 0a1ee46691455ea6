/** Ways for codes to reach people: outbox, webhook, SMTP, and the texts they carry. */
@NullMarked
package dev.mfacore.server.delivery;

import org.jspecify.annotations.NullMarked;
