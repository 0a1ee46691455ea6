package dev.mfacore.tck.clause;

/**
 * One call of a history. States are numbered, and stand for their versions; 0 is nothing.
 *
 * @param thread who called
 * @param verb what
 * @param expected which state it named the version of
 * @param state what it wrote, or found if it read
 * @param answer what it said
 * @param called when it was called, by a count of all calls and returns
 * @param returned when it returned
 */
record RecordedCall(int thread, Verb verb, int expected, int state, Answer answer, long called, long returned) {

    enum Verb {
        LOAD,
        SAVE,
        DELETE
    }

    boolean ended() {
        return answer != Answer.UNKNOWN;
    }

    /** The same call, of which it is not known yet what comes of it. */
    RecordedCall pending() {
        return new RecordedCall(thread, verb, expected, state, Answer.UNKNOWN, called, Long.MAX_VALUE);
    }

    @Override
    public String toString() {
        String said = ended() ? " = " + answer : "";
        String what = switch (verb) {
            case LOAD -> "load = " + name(state);
            case SAVE -> "save " + name(expected) + "→" + name(state) + said;
            case DELETE -> "delete " + name(expected) + said;
        };
        return called + "–" + (returned == Long.MAX_VALUE ? "…" : returned) + " " + what;
    }

    private static String name(int state) {
        return state == 0 ? "nothing" : "s" + state;
    }
}
