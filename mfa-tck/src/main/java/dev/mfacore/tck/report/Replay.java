package dev.mfacore.tck.report;

/** How to repeat one clause of a run. */
final class Replay {

    private Replay() {}

    /**
     * The command, as for whoever started the run: the command line tool says in {@code mfa.tck.replay} how it was
     * called, and everybody else has a build.
     */
    static String command(Ledger ledger, String clause) {
        String tool = System.getProperty("mfa.tck.replay");
        if (tool != null) {
            return tool + " --clause " + clause + " --seed " + ledger.seed() + " --profile " + ledger.profile();
        }
        String name = ledger.testClass().substring(ledger.testClass().lastIndexOf('.') + 1);
        // A nested class has a dollar sign, which a shell would take for a variable.
        String quoted = name.contains("$") ? "'" + name + "'" : name;
        return "mvn test -Dtest=" + quoted + " -Dmfa.tck.clause=" + clause + " -Dmfa.tck.seed=" + ledger.seed()
                + " -Dmfa.tck.profile=" + ledger.profile();
    }
}
