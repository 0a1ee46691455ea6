package dev.mfacore.tck.gallery.code.console;

/** Tells the console. */
public final class Sample {

    public void call(String text) {
        System.out.println(text);
    }
}
