package dev.mfacore;

import dev.mfacore.port.StoreKey;
import java.nio.charset.StandardCharsets;

/**
 * The platform's identifier of a user, compared literally: no case folding, no trimming, no normalisation (INP-06).
 *
 * @param value 1 to 254 bytes of well-formed Unicode in UTF-8
 */
public record UserId(String value) {

    /** The longest identifier, in UTF-8 bytes. */
    public static final int MAX_UTF8_BYTES = 254;

    /** Checks the identifier. */
    public UserId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("user id must not be empty: pass the platform's identifier of the user");
        }
        StoreKey.requireWellFormed(value, "user id");
        if (value.length() > MAX_UTF8_BYTES || value.getBytes(StandardCharsets.UTF_8).length > MAX_UTF8_BYTES) {
            throw new IllegalArgumentException("user id must have at most " + MAX_UTF8_BYTES + " bytes in UTF-8");
        }
    }

    // Written out: what a record generates goes through method handles, which shows in every look-up.

    @Override
    public boolean equals(Object other) {
        return other instanceof UserId that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
