package dev.mfacore.tck.clause;

import dev.mfacore.port.CipherException;
import dev.mfacore.port.SealContext;
import dev.mfacore.port.SecretCipher;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Covers;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Tuple.Tuple2;

/** Whatever was altered, cut or moved is refused as such. */
@Covers(Port.CIPHER)
public abstract class CipherTampering {

    @Clause(value = "SEC-02", effort = Effort.ONCE)
    public final void everyAlteredBitIsNoticed(Trial trial) {
        SecretCipher cipher = trial.part(SecretCipher.class);
        byte[] sealed = cipher.seal(CipherInputs.SECRET.clone(), CipherInputs.ANNA);
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] altered = sealed.clone();
            altered[bit / 8] ^= (byte) (1 << (bit % 8));
            refused(
                    cipher,
                    altered,
                    CipherInputs.ANNA,
                    "a sealed text of " + sealed.length + " bytes with bit " + bit % 8 + " of byte " + bit / 8
                            + " turned over");
        }
        stillOpens(cipher, sealed);
    }

    @Clause(value = "SEC-02", effort = Effort.ONCE)
    public final void everyCutOrAdditionIsNoticed(Trial trial) {
        SecretCipher cipher = trial.part(SecretCipher.class);
        byte[] sealed = cipher.seal(CipherInputs.SECRET.clone(), CipherInputs.ANNA);
        for (int length = 0; length < sealed.length; length++) {
            String cut = length + " of " + sealed.length + " bytes of a sealed text, ";
            refused(cipher, Arrays.copyOf(sealed, length), CipherInputs.ANNA, cut + "the first ones");
            byte[] tail = Arrays.copyOfRange(sealed, sealed.length - length, sealed.length);
            refused(cipher, tail, CipherInputs.ANNA, cut + "the last ones");
            byte[] holed = join(Arrays.copyOf(sealed, length), Arrays.copyOfRange(sealed, length + 1, sealed.length));
            refused(cipher, holed, CipherInputs.ANNA, "a sealed text without byte " + length);
        }
        for (byte[] more : new byte[][] {{0}, {'='}, {'\n'}, {' '}, new byte[16], sealed}) {
            String added = "a sealed text with " + Expect.show(more);
            refused(cipher, join(sealed, more), CipherInputs.ANNA, added + " behind it");
            refused(cipher, join(more, sealed), CipherInputs.ANNA, added + " before it");
        }
        stillOpens(cipher, sealed);
    }

    @Clause(value = "SEC-02", effort = Effort.ONCE)
    public final void partsOfTwoTextsDoNotOpen(Trial trial) {
        SecretCipher cipher = trial.part(SecretCipher.class);
        byte[] one = cipher.seal(CipherInputs.SECRET.clone(), CipherInputs.ANNA);
        byte[] other = cipher.seal(
                "abcdefghijklmnopqrst".getBytes(java.nio.charset.StandardCharsets.US_ASCII), CipherInputs.ANNA);
        for (int cut = 1; cut < Math.min(one.length, other.length); cut++) {
            byte[] mixed = join(Arrays.copyOf(one, cut), Arrays.copyOfRange(other, cut, other.length));
            if (!Arrays.equals(mixed, one) && !Arrays.equals(mixed, other)) {
                refused(
                        cipher,
                        mixed,
                        CipherInputs.ANNA,
                        "the first " + cut + " bytes of one sealed text before the" + " rest of another");
            }
        }
        stillOpens(cipher, one);
    }

    @Clause("SEC-02")
    public final void opensForNobodyElse(
            Trial trial,
            @ForAll(supplier = CipherInputs.Plain.class) byte[] plain,
            @ForAll(supplier = CipherInputs.AlikeContexts.class) Tuple2<SealContext, SealContext> contexts) {
        boundTo(trial.part(SecretCipher.class), plain, contexts.get1(), contexts.get2());
    }

    @Clause(value = "SEC-02", effort = Effort.ONCE)
    public final void opensForNobodyAlike(Trial trial) {
        SecretCipher cipher = trial.part(SecretCipher.class);
        CipherInputs.AlikeContexts.all()
                .forEach(pair -> boundTo(cipher, CipherInputs.SECRET, pair.get1(), pair.get2()));
    }

    private static void boundTo(SecretCipher cipher, byte[] plain, SealContext owner, SealContext other) {
        if (owner.equals(other)) {
            return;
        }
        byte[] sealed = cipher.seal(plain.clone(), owner);
        refused(cipher, sealed, other, "what was sealed for " + owner + " opened for " + other);
        Expect.equal("what opens for its owner " + owner, plain, cipher.open(sealed, owner));
        byte[] back = cipher.seal(plain.clone(), other);
        refused(cipher, back, owner, "what was sealed for " + other + " opened for " + owner);
        Expect.equal("what opens for its owner " + other, plain, cipher.open(back, other));
    }

    @Clause(value = "CIP-06", effort = Effort.ONCE)
    public final void refusesWhatItNeverSealed(Trial trial) {
        SecretCipher cipher = trial.part(SecretCipher.class);
        for (byte fill : new byte[] {0, 1, -1, 0x7f, (byte) 0x80, '{', 'A', '\n'}) {
            for (int length : new int[] {0, 1, 2, 3, 4, 7, 8, 11, 12, 13, 16, 28, 29, 32, 44, 45, 64, 256, 1 << 20}) {
                byte[] garbage = new byte[length];
                Arrays.fill(garbage, fill);
                refused(cipher, garbage, CipherInputs.ANNA, length + " bytes that all are " + fill);
            }
        }
        byte[] sealed = cipher.seal(CipherInputs.SECRET.clone(), CipherInputs.ANNA);
        for (int at = 0; at + 4 <= sealed.length; at++) {
            // What a reader of length prefixes would believe.
            for (int word : new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, -1}) {
                byte[] altered = sealed.clone();
                java.nio.ByteBuffer.wrap(altered).putInt(at, word);
                if (!Arrays.equals(altered, sealed)) {
                    refused(
                            cipher,
                            altered,
                            CipherInputs.ANNA,
                            "a sealed text with the number " + word + " at byte " + at);
                }
            }
        }
        refused(cipher, CipherInputs.SECRET.clone(), CipherInputs.ANNA, "a plain text");
        stillOpens(cipher, sealed);
    }

    /** Expects the one exception that says "altered, moved or unknown key", and neither a text nor another exception. */
    static void refused(SecretCipher cipher, byte[] sealed, SealContext context, String what) {
        Exception thrown = Expect.thrown("a CipherException for " + what, () -> cipher.open(sealed.clone(), context));
        Expect.that(
                thrown instanceof CipherException,
                "a CipherException for " + what + ", since any other exception says that the cipher itself failed",
                thrown);
    }

    private static void stillOpens(SecretCipher cipher, byte[] sealed) {
        Expect.equal("what the unaltered text opens to", CipherInputs.SECRET, cipher.open(sealed, CipherInputs.ANNA));
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
