package dev.mfacore.otp;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A digest that counts its work, knows whether it holds input, and fails when told to. */
final class ObservedDigest extends MessageDigest {

    /** What all digests of one test did together. */
    static final class Work {
        int made;
        int finished;
        long bytes;
        int failAtFinish = -1;
    }

    private final MessageDigest real;
    private final Work work;
    private boolean clean = true;

    private ObservedDigest(MessageDigest real, Work work) {
        super(real.getAlgorithm());
        this.real = real;
        this.work = work;
        work.made++;
    }

    static ObservedDigest of(OtpAlgorithm algorithm, Work work) {
        try {
            return new ObservedDigest(MessageDigest.getInstance(algorithm.digestName()), work);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether it was reset after its last input, so that nothing of it is left inside. */
    boolean isClean() {
        return clean;
    }

    @Override
    protected void engineUpdate(byte input) {
        clean = false;
        work.bytes++;
        real.update(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
        clean = false;
        work.bytes += length;
        real.update(input, offset, length);
    }

    @Override
    protected byte[] engineDigest() {
        countFinish();
        return real.digest();
    }

    @Override
    protected int engineDigest(byte[] target, int offset, int length) throws DigestException {
        countFinish();
        return real.digest(target, offset, length);
    }

    @Override
    protected void engineReset() {
        clean = true;
        real.reset();
    }

    private void countFinish() {
        if (work.finished++ == work.failAtFinish) {
            throw new IllegalStateException("planned failure");
        }
    }
}
