package dev.mfacore.tck.clause;

import dev.mfacore.port.SealContext;
import dev.mfacore.port.SecretCipher;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Covers;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import net.jqwik.api.ForAll;

/** A newer key in front, and all callers at once. */
@Covers(Port.CIPHER)
public abstract class CipherRotation {

    @Clause(value = "SEC-03", needs = Capability.KEY_ROTATION)
    public final void oldTextsOpenUnderTheRotatedKeys(
            Trial trial,
            @ForAll(supplier = CipherInputs.Plain.class) byte[] plain,
            @ForAll(supplier = CipherInputs.Context.class) SealContext context) {
        SecretCipher old = trial.part(SecretCipher.class);
        SecretCipher rotated = rotated(trial.adapter());
        byte[] sealed = old.seal(plain.clone(), context);
        Expect.equal("what was sealed before the rotation, opened after it", plain, rotated.open(sealed, context));
        Expect.equal("isOutdated, after the rotation, of what was sealed before", true, rotated.isOutdated(sealed));
        Expect.equal("isOutdated, by the cipher that sealed it", false, old.isOutdated(sealed));
        byte[] anew = rotated.seal(plain.clone(), context);
        trial.say("sealed anew under the newer key");
        Expect.equal("what was sealed anew, opened", plain, rotated.open(anew, context));
        Expect.equal("isOutdated of what was sealed anew", false, rotated.isOutdated(anew));
        Expect.equal("what was sealed before, opened once more", plain, rotated.open(sealed, context));
    }

    @Clause(value = "SEC-03", effort = Effort.STORY, needs = Capability.KEY_ROTATION)
    public final void unknownKeyIsRefused(Trial trial, @ForAll(supplier = CipherInputs.Plain.class) byte[] plain) {
        SecretCipher old = trial.part(SecretCipher.class);
        byte[] anew = rotated(trial.adapter()).seal(plain.clone(), CipherInputs.ANNA);
        CipherTampering.refused(
                old,
                anew,
                CipherInputs.ANNA,
                "what was sealed under the newer key, by the cipher that does not have it");
    }

    @Clause(value = "SEC-03", effort = Effort.ONCE, needs = Capability.KEY_ROTATION)
    public final void oldTextsStayBoundAfterRotation(Trial trial) {
        SecretCipher old = trial.part(SecretCipher.class);
        SecretCipher rotated = rotated(trial.adapter());
        byte[] sealed = old.seal(CipherInputs.SECRET.clone(), CipherInputs.ANNA);
        CipherTampering.refused(
                rotated,
                sealed,
                new SealContext("bert", CipherInputs.ANNA.record(), CipherInputs.ANNA.use()),
                "what was sealed for anna before the rotation, opened for bert after it");
        for (int at = 0; at < sealed.length; at++) {
            byte[] altered = sealed.clone();
            altered[at] ^= (byte) 0x80;
            CipherTampering.refused(
                    rotated,
                    altered,
                    CipherInputs.ANNA,
                    "what was sealed before the rotation, with byte " + at + " altered");
        }
    }

    @Clause(value = "CIP-07", effort = Effort.RACE)
    public final void servesManyThreads(Trial trial) throws Exception {
        SecretCipher cipher = trial.part(SecretCipher.class);
        long end = System.nanoTime() + trial.profile().race().toNanos() / 2;
        Crowd.run(4, number -> {
            SealContext own = new SealContext("user-" + number, "totp-1", "secret");
            int round = 0;
            do {
                byte[] plain = new byte[20 + number * 13 + round % 7];
                java.util.Arrays.fill(plain, (byte) (number * 31 + round));
                byte[] sealed = cipher.seal(plain.clone(), own);
                Expect.equal("what opens while other threads seal and open", plain, cipher.open(sealed, own));
                Expect.equal("isOutdated while other threads seal and open", false, cipher.isOutdated(sealed));
                round++;
            } while (System.nanoTime() < end);
        });
    }

    @Clause(value = "CIP-08", effort = Effort.ONCE)
    public final void keepsTheInterrupt(Trial trial) {
        SecretCipher cipher = trial.part(SecretCipher.class);
        byte[] early = cipher.seal(CipherInputs.SECRET.clone(), CipherInputs.ANNA);
        Thread.currentThread().interrupt();
        try {
            byte[] sealed = cipher.seal(CipherInputs.SECRET.clone(), CipherInputs.ANNA);
            Expect.equal(
                    "what opens on an interrupted thread", CipherInputs.SECRET, cipher.open(sealed, CipherInputs.ANNA));
            Expect.equal(
                    "what opens on an interrupted thread", CipherInputs.SECRET, cipher.open(early, CipherInputs.ANNA));
            Expect.that(Thread.currentThread().isInterrupted(), "the interrupt kept for the caller", "swallowed");
        } finally {
            Thread.interrupted();
        }
    }

    private static SecretCipher rotated(Adapter adapter) {
        return adapter.rotatedCipher()
                .orElseThrow(() -> new IllegalStateException("the adapter claims key-rotation but gave no"
                        + " rotatedCipher(...): give the same cipher with a newer key in front"));
    }
}
