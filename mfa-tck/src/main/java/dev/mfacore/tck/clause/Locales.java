package dev.mfacore.tck.clause;

import static dev.mfacore.tck.drive.Scene.expect;

import dev.mfacore.Recipient;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.drive.BoundApp;
import dev.mfacore.tck.drive.Cast;
import dev.mfacore.tck.drive.Kind;
import dev.mfacore.tck.drive.Person;
import dev.mfacore.tck.drive.Scene;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;

/** Digits are ASCII whatever the JVM's language is. The default locale is another one for as long as a try takes. */
public abstract class Locales {

    /** Languages with digits or letter cases of their own. */
    private static final List<String> TAGS =
            List.of("ar-EG-u-nu-arab", "fa-IR-u-nu-arabext", "hi-IN-u-nu-deva", "th-TH-u-ca-buddhist-nu-thai", "tr-TR");

    private static void inEveryLocale(Trial trial, Runnable action) {
        Locale before = Locale.getDefault();
        try {
            for (String tag : TAGS) {
                trial.say("the default locale is " + tag);
                Locale.setDefault(Locale.forLanguageTag(tag));
                action.run();
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Clause(value = "TOTP-03", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void appsSignInInEveryLocale(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        inEveryLocale(trial, () -> {
            BoundApp app = scene.person().enrol();
            app.signsIn();
        });
    }

    @Clause(
            value = "DOTP-01",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void codesAreAsciiInEveryLocale(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        int digits = scene.policy().codes().digits();
        inEveryLocale(trial, () -> {
            Person user = scene.person();
            Recipient recipient = DeliveredCodesAlive.recipient(scene);
            expect("associating", Kind.ACCEPTED, scene.node().associate(user.session(), recipient));
            String code = scene.code(recipient);
            Expect.that(code.matches("[0-9]{" + digits + "}"), digits + " ASCII digits", "'" + code + "'");
        });
    }
}
