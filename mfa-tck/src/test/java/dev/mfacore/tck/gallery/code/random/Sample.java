package dev.mfacore.tck.gallery.code.random;

import java.util.Random;

/** Draws what others can guess. */
public final class Sample {

    private final Random random = new Random();

    public byte[] nonce() {
        byte[] nonce = new byte[12];
        random.nextBytes(nonce);
        return nonce;
    }
}
