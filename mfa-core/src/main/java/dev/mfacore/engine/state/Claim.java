package dev.mfacore.engine.state;

import dev.mfacore.UserId;

/**
 * A register's word on who holds a recipient (BIND-11).
 *
 * @param owner who claims
 * @param unknown optional fields of a newer version
 */
public record Claim(UserId owner, UnknownFields unknown) {

    /**
     * Makes a claim.
     *
     * @param owner who claims
     */
    public Claim(UserId owner) {
        this(owner, UnknownFields.NONE);
    }
}
