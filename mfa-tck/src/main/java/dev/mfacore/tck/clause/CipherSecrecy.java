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
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.constraints.Size;

/** What a sealed text shows to who has no key, and what the cipher says of it. */
@Covers(Port.CIPHER)
public abstract class CipherSecrecy {

    // Whatever a cipher puts before the text takes 256 bytes at most, so that this lies within the text's own part.
    private static final int WITHIN = 264;
    private static final int SHORT = 288;
    private static final int MOST_SEALS = 100_000;

    @Clause("SEC-01")
    public final void plainTextDoesNotShow(Trial trial, @ForAll @Size(32) byte[] plain) {
        SecretCipher cipher = trial.part(SecretCipher.class);
        if (new HashSet<>(List.of(windows(plain))).size() < 25) {
            return;
        }
        trial.reached("a text of many values");
        byte[] sealed = cipher.seal(plain.clone(), CipherInputs.ANNA);
        Set<Long> seen = new HashSet<>(Arrays.asList(windows(sealed)));
        Set<Long> steps = new HashSet<>(Arrays.asList(windows(steps(sealed))));
        for (Long window : windows(plain)) {
            Expect.that(!seen.contains(window), "a sealed text without any 8 bytes of the plain text", sealed);
        }
        for (Long window : windows(steps(plain))) {
            Expect.that(!steps.contains(window), "a sealed text that is not the plain text under one byte", sealed);
        }
        String text = new String(sealed, StandardCharsets.ISO_8859_1);
        Leak.noneIn("a sealed text", text, plain);
        Leak.noneIn("a sealed text", new StringBuilder(text).reverse().toString(), plain);
    }

    @Clause(value = "SEC-01", effort = Effort.ONCE)
    public final void patternsDoNotShow(Trial trial) {
        SecretCipher cipher = trial.part(SecretCipher.class);
        byte[] sealed = cipher.seal(new byte[CipherInputs.LONGEST], CipherInputs.ANNA);
        byte[] body = Arrays.copyOfRange(sealed, 256, CipherInputs.LONGEST);
        Long[] windows = windows(body);
        Expect.that(
                new HashSet<>(List.of(windows)).size() == windows.length,
                "no 8 bytes twice in a sealed text of 1,024 zeros",
                "some twice, so that equal parts of a text look equal");
    }

    @Clause("SEC-02")
    public final void oneTextTwiceLooksDifferent(
            Trial trial,
            @ForAll(supplier = CipherInputs.Plain.class) byte[] plain,
            @ForAll(supplier = CipherInputs.Context.class) SealContext context) {
        SecretCipher cipher = trial.part(SecretCipher.class);
        byte[] first = cipher.seal(plain.clone(), context);
        Expect.that(
                !Arrays.equals(first, cipher.seal(plain.clone(), context)),
                "another result for the same text sealed again",
                first);
    }

    @Clause(value = "SEC-02", effort = Effort.RACE)
    public final void noNonceIsUsedTwice(Trial trial) throws Exception {
        Set<Long> seen = ConcurrentHashMap.newKeySet();
        SecretCipher cipher = trial.part(SecretCipher.class);
        long end = System.nanoTime() + trial.profile().race().toNanos();
        Crowd.run(2, number -> {
            while (System.nanoTime() < end && seen.size() < MOST_SEALS) {
                sealFresh(cipher, seen);
            }
        });
        sealFresh(cipher, seen);
        trial.measure("seals", seen.size());
    }

    @Clause(value = "SEC-02", effort = Effort.ONCE, needs = Capability.SHARED_KEYS)
    public final void noNonceIsUsedTwiceByTwoInstances(Trial trial) {
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            sealFresh(trial.part(SecretCipher.class), seen);
        }
        trial.openAnother();
        trial.say("another instance, same keys");
        for (int i = 0; i < 20; i++) {
            sealFresh(trial.part(SecretCipher.class), seen);
        }
        trial.restart();
        for (int i = 0; i < 20; i++) {
            sealFresh(trial.part(SecretCipher.class), seen);
        }
    }

    /** Under one key, a nonce used twice makes two equal texts equal in their sealed part. */
    private static void sealFresh(SecretCipher cipher, Set<Long> seen) {
        byte[] sealed = cipher.seal(new byte[SHORT], CipherInputs.ANNA);
        Expect.that(
                seen.add(ByteBuffer.wrap(sealed).getLong(WITHIN)),
                SHORT + " zeros sealed differently each time in the text's own part",
                "the same as at an earlier call: a nonce was used twice under one key, within " + (seen.size() + 1)
                        + " calls");
    }

    @Clause(value = "SEC-05", effort = Effort.ONCE)
    public final void saysNoSecret(Trial trial) {
        SecretCipher cipher = trial.part(SecretCipher.class);
        String secret = "CANARY" + Long.toHexString(System.nanoTime()) + "CANARY";
        byte[] plain = secret.getBytes(StandardCharsets.US_ASCII);
        byte[] sealed = cipher.seal(plain.clone(), CipherInputs.ANNA);
        Leak.noneIn("the cipher's text form", cipher.toString(), plain);
        cipher.open(sealed, CipherInputs.ANNA);
        Leak.noneIn("the cipher's text form", cipher.toString(), plain);
        for (int at = 0; at < sealed.length; at++) {
            byte[] altered = sealed.clone();
            altered[at] ^= 1;
            silentlyRefused(cipher, altered, CipherInputs.ANNA, plain);
            silentlyRefused(cipher, Arrays.copyOf(sealed, at), CipherInputs.ANNA, plain);
        }
        silentlyRefused(cipher, sealed, new SealContext("bert", "totp-1", "secret"), plain);
        silentlyRefused(cipher, plain, CipherInputs.ANNA, plain);
    }

    private static void silentlyRefused(SecretCipher cipher, byte[] sealed, SealContext context, byte[] secret) {
        try {
            // What comes of it is decided by other clauses.
            cipher.open(sealed, context);
        } catch (RuntimeException e) {
            Leak.noneIn("the exception of a text that cannot be opened", e, secret);
        }
    }

    private static byte[] steps(byte[] bytes) {
        byte[] steps = new byte[bytes.length - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (byte) (bytes[i] ^ bytes[i + 1]);
        }
        return steps;
    }

    /** Every 8 bytes in a row. */
    private static Long[] windows(byte[] bytes) {
        Long[] windows = new Long[Math.max(0, bytes.length - 7)];
        for (int i = 0; i < windows.length; i++) {
            windows[i] = ByteBuffer.wrap(bytes).getLong(i);
        }
        return windows;
    }
}
