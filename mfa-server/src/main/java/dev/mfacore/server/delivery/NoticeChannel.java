package dev.mfacore.server.delivery;

/** Hands a notice on. Safe for use by any number of threads. */
@FunctionalInterface
interface NoticeChannel {

    /**
     * Hands it on, once.
     *
     * @throws dev.mfacore.port.DeliveryException if it was not taken
     */
    void send(Notice notice);
}
