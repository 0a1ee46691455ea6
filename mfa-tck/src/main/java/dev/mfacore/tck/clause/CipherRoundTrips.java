package dev.mfacore.tck.clause;

import dev.mfacore.port.SealContext;
import dev.mfacore.port.SecretCipher;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Covers;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.util.Arrays;
import net.jqwik.api.ForAll;

/** What was sealed opens, whatever it is, and nothing that was handed in or out is shared. */
@Covers(Port.CIPHER)
public abstract class CipherRoundTrips {

    @Clause("CIP-01")
    public final void opensWhatItSealed(
            Trial trial,
            @ForAll(supplier = CipherInputs.Plain.class) byte[] plain,
            @ForAll(supplier = CipherInputs.Context.class) SealContext context) {
        SecretCipher cipher = trial.part(SecretCipher.class);
        byte[] sealed = cipher.seal(plain.clone(), context);
        SealContext same = new SealContext(copy(context.user()), copy(context.record()), copy(context.use()));
        Expect.equal("what opens under an equal context", plain, cipher.open(sealed, same));
    }

    @Clause(value = "CIP-01", effort = Effort.ONCE)
    public final void opensEveryLengthAndByte(Trial trial) {
        SecretCipher cipher = trial.part(SecretCipher.class);
        // Every length up to a few blocks, and then those where a block or a length in one byte ends.
        for (int length = 1; length <= CipherInputs.LONGEST; length += length < 80 || nearBlockEnd(length) ? 1 : 61) {
            byte[] plain = new byte[length];
            for (int i = 0; i < length; i++) {
                plain[i] = (byte) (length - i);
            }
            byte[] sealed = cipher.seal(plain.clone(), CipherInputs.ANNA);
            Expect.equal("what opens of " + length + " bytes", plain, cipher.open(sealed, CipherInputs.ANNA));
        }
        for (int value = 0; value < 256; value++) {
            byte[] plain = {(byte) value};
            byte[] sealed = cipher.seal(plain.clone(), CipherInputs.ANNA);
            Expect.equal("what opens of the one byte " + value, plain, cipher.open(sealed, CipherInputs.ANNA));
        }
    }

    @Clause("CIP-02")
    public final void sealedIsAtMost256BytesLonger(
            Trial trial,
            @ForAll(supplier = CipherInputs.Plain.class) byte[] plain,
            @ForAll(supplier = CipherInputs.Context.class) SealContext context) {
        SecretCipher cipher = trial.part(SecretCipher.class);
        for (byte[] text : new byte[][] {plain, new byte[CipherInputs.LONGEST]}) {
            int length = cipher.seal(text, context).length;
            Expect.that(
                    length <= text.length + 256,
                    text.length + " bytes sealed in at most " + (text.length + 256) + " bytes",
                    length + " bytes");
        }
    }

    @Clause("CIP-03")
    public final void sharesNoArray(Trial trial, @ForAll(supplier = CipherInputs.Plain.class) byte[] plain) {
        SecretCipher cipher = trial.part(SecretCipher.class);
        byte[] given = plain.clone();
        byte[] sealed = cipher.seal(given, CipherInputs.ANNA);
        Expect.equal("the plain text handed to seal, afterwards", plain, given);
        Arrays.fill(given, (byte) 0x55);
        trial.say("sealed, then overwrote the plain text that was handed in");
        byte[] kept = sealed.clone();
        byte[] first = cipher.open(sealed, CipherInputs.ANNA);
        Expect.equal("what opens", plain, first);
        Expect.equal("the sealed text handed to open, afterwards", kept, sealed);
        Arrays.fill(first, (byte) 0xaa);
        trial.say("opened, then overwrote the plain text that was handed out");
        Expect.equal("what opens the second time", plain, cipher.open(sealed, CipherInputs.ANNA));
        byte[] second = cipher.seal(plain.clone(), CipherInputs.ANNA);
        Arrays.fill(second, (byte) 0);
        trial.say("sealed once more and overwrote the result");
        Expect.equal("the first sealed text, afterwards", kept, sealed);
        cipher.isOutdated(sealed);
        Expect.equal("the sealed text handed to isOutdated, afterwards", kept, sealed);
        Expect.equal("what opens the third time", plain, cipher.open(sealed, CipherInputs.ANNA));
    }

    @Clause("CIP-04")
    public final void freshIsNotOutdated(
            Trial trial,
            @ForAll(supplier = CipherInputs.Plain.class) byte[] plain,
            @ForAll(supplier = CipherInputs.Context.class) SealContext context) {
        SecretCipher cipher = trial.part(SecretCipher.class);
        Expect.equal("isOutdated of a text just sealed", false, cipher.isOutdated(cipher.seal(plain, context)));
    }

    @Clause(value = "CIP-05", effort = Effort.STORY, needs = Capability.SHARED_KEYS)
    public final void anotherInstanceOpens(Trial trial, @ForAll(supplier = CipherInputs.Plain.class) byte[] plain) {
        SecretCipher one = trial.part(SecretCipher.class);
        byte[] sealed = one.seal(plain.clone(), CipherInputs.ANNA);
        SecretCipher other = trial.openAnother().part(Port.CIPHER, SecretCipher.class);
        Expect.equal("what opens on another node", plain, other.open(sealed, CipherInputs.ANNA));
        Expect.equal("isOutdated on another node", false, other.isOutdated(sealed));
        byte[] back = other.seal(plain.clone(), CipherInputs.ANNA);
        Expect.equal("what the other node sealed, opened by the first", plain, one.open(back, CipherInputs.ANNA));
        SecretCipher later = trial.restart().part(Port.CIPHER, SecretCipher.class);
        Expect.equal("what opens after a restart", plain, later.open(sealed, CipherInputs.ANNA));
    }

    private static boolean nearBlockEnd(int length) {
        return length % 64 < 2 || length % 64 == 63;
    }

    private static String copy(String text) {
        return new String(text.toCharArray());
    }
}
