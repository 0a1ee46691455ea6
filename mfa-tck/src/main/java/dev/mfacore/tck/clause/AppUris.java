package dev.mfacore.tck.clause;

import dev.mfacore.otp.OtpAlgorithm;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.drive.BoundApp;
import dev.mfacore.tck.drive.Cast;
import dev.mfacore.tck.drive.KeyUri;
import dev.mfacore.tck.drive.Person;
import dev.mfacore.tck.drive.Scene;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.util.Locale;
import net.jqwik.api.ForAll;

/** What an app is told in its otpauth URI, and whether it is true. */
public abstract class AppUris {

    static BoundApp associated(Scene scene) {
        Person user = scene.person();
        return user.associateApp(user.session());
    }

    @Clause(value = "TOTP-14", effort = Effort.SCENE)
    public final void secretsAreAsLongAsTheHash(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        rightLength(associated(Scene.of(trial, cast)));
    }

    static void rightLength(BoundApp app) {
        KeyUri uri = app.otp().uri();
        Expect.equal(
                "bytes of a secret for " + uri.algorithm(),
                OtpAlgorithm.valueOf(uri.algorithm()).secretBytes(),
                uri.secret().length);
    }

    @Clause(value = "TOTP-19", effort = Effort.SCENE)
    public final void theIssuerIsOne(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        KeyUri first = associated(scene).otp().uri();
        KeyUri second = associated(scene).otp().uri();
        for (KeyUri uri : new KeyUri[] {first, second}) {
            colonFree(uri);
        }
        Expect.equal("the issuer that two users' apps show", first.issuer(), second.issuer());
    }

    static void colonFree(KeyUri uri) {
        boolean agree =
                uri.prefix().isEmpty() || uri.issuer().isEmpty() || uri.prefix().equals(uri.issuer());
        Expect.that(agree, "one issuer in label and parameter", uri.prefix() + " and " + uri.issuer());
        for (String name : new String[] {uri.issuer(), uri.account()}) {
            boolean colon = name.contains(":") || name.toLowerCase(Locale.ROOT).contains("%3a");
            Expect.that(!colon, "a name without a colon, however it is written", name);
        }
    }

    @Clause(value = "TOTP-20", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void theUriTellsWhatIsVerified(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        asThePolicySays(Scene.of(trial, cast));
    }

    /** An app that knows the URI alone signs in, with the parameters of the policy. */
    static void asThePolicySays(Scene scene) {
        BoundApp app = scene.person().enrol();
        var parameters = scene.policy().totp().parameters();
        KeyUri uri = app.otp().uri();
        Expect.equal("the URI's algorithm", parameters.algorithm().name(), uri.algorithm());
        Expect.equal("the URI's digits", parameters.digits(), uri.digits());
        Expect.equal("the URI's period", parameters.period().toSeconds(), (long) uri.period());
        app.signsIn();
    }
}
