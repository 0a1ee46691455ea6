package dev.mfacore.tck.drive;

import dev.mfacore.Factor;
import java.util.Optional;

/**
 * One authenticator in a list.
 *
 * @param id its id
 * @param factor its kind
 * @param status PENDING, ACTIVE or DISABLED
 * @param masked the masked recipient, if it has one
 */
public record Row(String id, Factor factor, String status, Optional<String> masked) {

    public boolean isActive() {
        return status.equals("ACTIVE");
    }

    public boolean isPending() {
        return status.equals("PENDING");
    }
}
