package dev.mfacore.tck.story;

/**
 * One move of a generated story: what is done by whom, and numbers that choose among what there is by then.
 *
 * @param act what is done
 * @param who the user
 * @param token which token or session
 * @param which which code, authenticator, recipient or time
 * @param node the node that is called
 * @param trouble what goes wrong in the store, if the story has such trouble: 4 to 7 a clash of writes, 8 to 11 a call that
 *     fails before its work, 12 to 15 one that fails after it
 */
public record Move(Act act, int who, int token, int which, int node, int trouble) {

    /** What can be done, with how often it is. */
    public enum Act {
        BEGIN(1),
        LIST(2),
        ASSOCIATE_APP(4),
        ASSOCIATE_RECIPIENT(3),
        CONFIRM(9),
        UNBIND(4),
        VERIFY_APP(9),
        SEND(6),
        VERIFY_SENT(3),
        RECOVER(4),
        REGENERATE(2),
        ASK(1),
        GUESS(2),
        WAIT(6),
        RESTART(1);

        private final int weight;

        Act(int weight) {
            this.weight = weight;
        }

        int weight() {
            return weight;
        }
    }

    @Override
    public String toString() {
        return act + " by user " + who + " (" + token + ", " + which + ", " + node + ", " + trouble + ")";
    }
}
