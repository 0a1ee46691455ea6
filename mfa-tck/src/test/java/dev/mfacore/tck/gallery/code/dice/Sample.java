package dev.mfacore.tck.gallery.code.dice;

/** Draws what others can guess, in another way. */
public final class Sample {

    public double draw() {
        return Math.random();
    }
}
