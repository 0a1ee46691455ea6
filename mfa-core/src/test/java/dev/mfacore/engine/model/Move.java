package dev.mfacore.engine.model;

/**
 * One step of a sequence, as numbers: what they mean depends on what is there when the step is taken, so that a
 * sequence keeps its sense when a shrinker leaves steps out.
 *
 * @param kind which operation
 * @param user whose
 * @param pick which of the tokens, codes or authenticators that exist: below 60 the latest
 * @param variant right, wrong, replayed, by whom, with which proof
 * @param node by which engine
 */
record Move(Kind kind, int user, int pick, int variant, int node) {

    /** The operations, and what happens around them. The number says how often one comes. */
    enum Kind {
        BEGIN(6),
        LIST(1),
        ASSOCIATE_APP(8),
        ASSOCIATE_RECIPIENT(7),
        CONFIRM(14),
        SEND(9),
        VERIFY_TOTP(16),
        VERIFY_DELIVERED(12),
        RECOVER(7),
        UNBIND(4),
        REGENERATE(3),
        CHECK_BINDABLE(4),
        RESET(1),
        REMOVE(1),
        IMPORT(2),
        INVALIDATE(1),
        CLEAN_UP(2),
        RESEAL(1),
        CLOCK_FORWARD(14),
        CLOCK_BACK(4),
        RESTART(2);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }

        int weight() {
            return weight;
        }
    }
}
