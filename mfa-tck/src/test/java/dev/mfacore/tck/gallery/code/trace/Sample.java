package dev.mfacore.tck.gallery.code.trace;

/** Prints a stack. */
public final class Sample {

    @SuppressWarnings("CatchAndPrintStackTrace")
    public int parse(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            e.printStackTrace();
            return 0;
        }
    }
}
