package dev.mfacore.tck.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What the command says in this process, where no clause is run. */
record Said(int exit, String out, String err) {

    static Said by(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Said(exit, out.toString(), err.toString());
    }
}
