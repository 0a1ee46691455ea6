package dev.mfacore;

/**
 * Who of the platform's operators does something to a user, and why. Both are recorded in the event (BIND-05).
 *
 * @param actor names the operator, 1 to 512 characters
 * @param reason why, 1 to 512 characters
 */
public record AdminAction(String actor, String reason) {

    /** Checks the texts. */
    public AdminAction {
        Texts.require(actor, "actor");
        Texts.require(reason, "reason");
    }
}
