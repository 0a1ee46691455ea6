package dev.mfacore.port;

/**
 * Hands a code to a channel that reaches its recipient. The contract, which every implementation MUST keep:
 *
 * <ul>
 *   <li>It returns normally only if the channel has taken the message; otherwise it throws (DOTP-11).
 *   <li>It hands on at most one message for one call and retries nothing blindly; {@link OtpMessage#id()} lets a
 *       channel recognise a repetition (CLI-05).
 *   <li>It ends by itself in bounded time, and may be called from any thread.
 *   <li>The code goes to the recipient and nowhere else: into no log, text form, exception or address (DOTP-10).
 * </ul>
 */
@FunctionalInterface
public interface OtpDelivery {

    /**
     * Delivers one message.
     *
     * @param message what to deliver
     * @throws DeliveryException if the channel failed or refused
     */
    void deliver(OtpMessage message);
}
