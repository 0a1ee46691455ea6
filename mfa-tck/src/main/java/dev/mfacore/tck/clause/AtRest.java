package dev.mfacore.tck.clause;

import dev.mfacore.Recipient;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.drive.BoundApp;
import dev.mfacore.tck.drive.Cast;
import dev.mfacore.tck.drive.Pass;
import dev.mfacore.tck.drive.Scene;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;

/** What whoever steals the store finds in it. */
public abstract class AtRest {

    @Clause(value = "SEC-04", effort = Effort.SCENE, needs = Capability.KIT_PARTS)
    public final void codesAndTokensAreNotInTheStore(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Recipient recipient = scene.phone();
        app.person().bind(recipient);
        Pass token = app.person().signIn();
        String code = app.person().sent(token, recipient);
        absent(scene, "the token of an open transaction", token.text());
        absent(scene, "a delivered code", code);
        absent(scene, "the secret of an app", app.otp().uri().secretText());
    }

    @Clause(value = "REC-04", effort = Effort.SCENE, needs = Capability.KIT_PARTS)
    public final void recoveryCodesAreNotInTheStore(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        for (String code : app.recoveryCodes()) {
            absent(scene, "a recovery code", code);
            absent(scene, "a recovery code", code.replace("-", ""));
        }
    }

    /** Neither in clear, nor in another writing, nor as a hash that anybody can compute. */
    private static void absent(Scene scene, String what, String secret) {
        List<byte[]> forms = new ArrayList<>();
        byte[] clear = secret.getBytes(StandardCharsets.UTF_8);
        for (byte[] form : List.of(clear, hash("MD5", clear), hash("SHA-1", clear), hash("SHA-256", clear))) {
            forms.add(form);
            forms.add(HexFormat.of().formatHex(form).getBytes(StandardCharsets.US_ASCII));
            forms.add(Base64.getEncoder().withoutPadding().encode(form));
        }
        for (byte[] stored : scene.register().dump()) {
            for (byte[] form : forms) {
                Expect.that(!contains(stored, form), what + " nowhere in the store", "found");
            }
        }
    }

    private static boolean contains(byte[] whole, byte[] part) {
        return new String(whole, StandardCharsets.ISO_8859_1).contains(new String(part, StandardCharsets.ISO_8859_1));
    }

    private static byte[] hash(String algorithm, byte[] text) {
        try {
            return MessageDigest.getInstance(algorithm).digest(text);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no " + algorithm, e);
        }
    }
}
