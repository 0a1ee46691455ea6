package dev.mfacore.examples.demo;

import java.io.PrintWriter;

/** Shows the demo as it goes. */
interface Screen {

    /** Something to look at that belongs to no step's result, such as a picture. */
    void show(String text);

    /** A step that is over. */
    void step(Step step);

    /** The end. */
    void end(boolean ok);

    /** A terminal, with colours or without. */
    final class Terminal implements Screen {

        private final PrintWriter out;
        private final boolean colours;
        private int number;

        Terminal(PrintWriter out, boolean colours) {
            this.out = out;
            this.colours = colours;
        }

        @Override
        public void show(String text) {
            out.println(text);
            out.flush();
        }

        @Override
        public void step(Step step) {
            number++;
            out.println(bold(number + ". " + step.title()));
            step.details().forEach(detail -> out.println("     " + detail));
            String mark = step.ok() ? colour("32", "ok") : colour("31", "NOT AS IT SHOULD BE");
            out.println(
                    "   " + mark + "  " + step.actual() + (step.ok() ? "" : " (expected: " + step.expected() + ")"));
            out.println();
            out.flush();
        }

        @Override
        public void end(boolean ok) {
            out.println(ok ? colour("32", "Every step did what it should.") : colour("31", "A step went wrong."));
            out.flush();
        }

        private String bold(String text) {
            return colour("1", text);
        }

        private String colour(String code, String text) {
            return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
        }
    }
}
