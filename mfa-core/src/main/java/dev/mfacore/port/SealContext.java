package dev.mfacore.port;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Ties a sealed text to its owner and place.
 *
 * @param user the owner's id
 * @param record the authenticator's id, or another name for the record within the user
 * @param use what the text is, a short ASCII word
 */
public record SealContext(String user, String record, String use) {

    /**
     * Returns the context as associated data, different for different contexts.
     *
     * @return the bytes to authenticate along with the text
     */
    public byte[] associatedData() {
        byte[] first = user.getBytes(StandardCharsets.UTF_8);
        byte[] second = record.getBytes(StandardCharsets.UTF_8);
        byte[] third = use.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(12 + first.length + second.length + third.length)
                .putInt(first.length)
                .put(first)
                .putInt(second.length)
                .put(second)
                .putInt(third.length)
                .put(third)
                .array();
    }
}
