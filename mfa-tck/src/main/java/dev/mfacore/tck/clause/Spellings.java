package dev.mfacore.tck.clause;

import static dev.mfacore.tck.drive.Scene.expect;

import dev.mfacore.tck.Capability;
import dev.mfacore.tck.drive.BoundApp;
import dev.mfacore.tck.drive.Cast;
import dev.mfacore.tck.drive.Kind;
import dev.mfacore.tck.drive.Scene;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;

/** A code has one spelling: exactly its ASCII digits. */
public abstract class Spellings {

    /** Where the zeros of other digits are: Arabic-Indic, Persian, Devanagari, full-width, mathematical. */
    private static final List<Integer> ZEROS = List.of(0x0660, 0x06f0, 0x0966, 0xff10, 0x1d7ce, 0x1d7f6);

    private static final Set<Kind> REFUSED = Set.of(Kind.WRONG_CODE, Kind.MISUSE);

    @Clause(value = "INP-01", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void asciiDigitsOnly(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        refuseAll(scene, code -> {
            List<String> variants = new ArrayList<>();
            ZEROS.forEach(zero -> variants.add(code.chars()
                    .mapToObj(c -> Character.toString(zero + c - '0'))
                    .collect(Collectors.joining())));
            int at = scene.pick(code.length());
            String one = Character.toString(0xff10 + code.charAt(at) - '0');
            variants.add(code.substring(0, at) + one + code.substring(at + 1));
            variants.add(superscript(code));
            return variants;
        });
    }

    @Clause(value = "INP-02", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void exactlyTheDigits(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        refuseAll(
                Scene.of(trial, cast),
                code -> List.of(
                        "+" + code,
                        "-" + code,
                        "+" + code.substring(1),
                        code + "x",
                        "x" + code,
                        code + ".",
                        code + ".0",
                        code + "e0",
                        "0x" + code,
                        "0" + code,
                        code + "0",
                        code.substring(1),
                        code.substring(0, code.length() - 1),
                        code.substring(0, 2) + "_" + code.substring(2),
                        code.substring(0, 3) + "-" + code.substring(3),
                        code.substring(0, 3) + "\u00a0" + code.substring(3),
                        code.substring(0, 3) + "\u200b" + code.substring(3),
                        code + "\n",
                        code + "\u0000",
                        code + code,
                        code + "," + code,
                        "%" + code.substring(1),
                        "*",
                        ".*",
                        "______",
                        "' or '1'='1"));
    }

    @Clause(value = "INP-04", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void emptyIsNeverEqual(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = refuseAll(scene, code -> List.of("", " ", "   ", "\t", "null", "undefined"));
        for (String blank : app.hasRecoveryCodes() ? List.of("", " ", "-", "----") : List.<String>of()) {
            scene.afterLocks();
            expect(
                    "a blank recovery code",
                    REFUSED,
                    scene.node().recover(app.person().signIn(), blank));
        }
        app.signsIn();
    }

    @Clause(value = "INP-05", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void tooLongIsRefused(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        String huge = "9".repeat(10_000);
        BoundApp app = refuseAll(scene, code -> List.of(code + " ".repeat(5000), huge, code.repeat(500)));
        if (app.hasRecoveryCodes()) {
            expect(
                    "a recovery code of thousands of characters",
                    REFUSED,
                    scene.node()
                            .recover(app.person().signIn(), app.recoveryCodes().get(0) + huge));
        }
        expect(
                "a token of thousands of characters",
                Set.of(Kind.DEAD_TOKEN, Kind.MISUSE),
                scene.node().verifyTotp(app.person().signIn().altered(huge), app.code()));
        app.signsIn();
    }

    /** Each with a token of its own, and so few in a row that nothing locks; then the code itself. */
    private static BoundApp refuseAll(Scene scene, Function<String, List<String>> spellings) {
        BoundApp app = scene.person().enrol();
        int some = Math.min(4, scene.policy().lock().softAfter() - 1);
        scene.needs(some > 0, "locks after the first failure");
        int count = spellings.apply(app.code()).size();
        for (int from = 0; from < count; from += some) {
            scene.afterTokens();
            String code = app.fresh().code();
            List<String> variants = spellings.apply(code);
            for (String variant : variants.subList(from, Math.min(count, from + some))) {
                expect(
                        "the code written " + printable(variant),
                        REFUSED,
                        scene.node().verifyTotp(app.person().signIn(), variant));
            }
            expect(
                    "the code itself",
                    Kind.ACCEPTED,
                    scene.node().verifyTotp(app.person().signIn(), code));
        }
        return app;
    }

    private static String printable(String text) {
        return text.length() > 40
                ? "in " + text.length() + " characters"
                : text.codePoints()
                        .mapToObj(c -> c >= 0x20 && c < 0x7f ? Character.toString(c) : String.format("<U+%04X>", c))
                        .collect(Collectors.joining("", "'", "'"));
    }

    private static String superscript(String code) {
        String superscripts = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";
        return code.chars()
                .mapToObj(c -> Character.toString(superscripts.charAt(c - '0')))
                .collect(Collectors.joining());
    }
}
