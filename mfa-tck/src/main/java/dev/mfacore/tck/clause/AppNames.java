package dev.mfacore.tck.clause;

import dev.mfacore.MfaPolicy;
import dev.mfacore.otp.OtpAlgorithm;
import dev.mfacore.port.UserDirectory;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.drive.Answer;
import dev.mfacore.tck.drive.BoundApp;
import dev.mfacore.tck.drive.Cast;
import dev.mfacore.tck.drive.KeyUri;
import dev.mfacore.tck.drive.Kind;
import dev.mfacore.tck.drive.Person;
import dev.mfacore.tck.drive.Scene;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;

/** What an app is told where the kit chooses the names and the parameters. */
public abstract class AppNames {

    private static final List<String> NAMES = List.of(
            "ada@example.com",
            "Ada Lovelace",
            "a+b@example.com",
            "x&secret=AAAA",
            "x?issuer=evil#there",
            "100%",
            "%41da",
            "a/b\\c;d=e,f",
            "\"<ada>\"",
            "\u6c49\u5b57",
            "e\u0301\u00e9",
            "\ud83d\ude00 \u202fada");

    private static final List<String> COLONS = List.of("evil:admin", "evil%3Aadmin", "a:b:c", "evil%3aadmin", ":");

    /** A user whom the platform calls so. */
    private static Person called(Scene scene, String account) {
        Person user = scene.person();
        scene.directory().put(user.name(), new UserDirectory.Entry(account, Optional.empty(), Optional.empty()));
        return user;
    }

    @Clause(value = "TOTP-18", effort = Effort.SCENE, needs = Capability.KIT_PARTS)
    public final void theAppShowsTheName(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        for (String account : NAMES) {
            Person user = called(scene, account);
            BoundApp app = user.associateApp(user.session());
            Expect.equal(
                    "the account that the app shows", account, app.otp().uri().account());
        }
    }

    @Clause(value = "TOTP-19", effort = Effort.SCENE, needs = Capability.KIT_PARTS)
    public final void aColonNamesNoOtherIssuer(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        String issuer = AppUris.associated(scene).otp().uri().issuer();
        for (String account : COLONS) {
            Person user = called(scene, account);
            Answer answer = scene.node().associateApp(user.session());
            Expect.that(answer.kind() != Kind.BROKEN, "a name with a colon refused or replaced", answer);
            answer.uri().map(KeyUri::parse).ifPresent(uri -> {
                AppUris.colonFree(uri);
                Expect.equal("the issuer of the account " + account, issuer, uri.issuer());
            });
        }
    }

    @Clause(value = "TOTP-14", effort = Effort.SCENE, needs = Capability.KIT_PARTS)
    public final void everyHashHasItsLength(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        for (OtpAlgorithm hash : OtpAlgorithm.values()) {
            MfaPolicy policy = MfaPolicy.builder().totpAlgorithm(hash).build();
            AppUris.rightLength(AppUris.associated(Scene.under(trial, cast, policy)));
        }
    }

    @Clause(value = "TOTP-20", effort = Effort.SCENE, needs = Capability.KIT_PARTS)
    public final void everyParameterIsVerified(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        int digits = cast.seed();
        for (OtpAlgorithm hash : OtpAlgorithm.values()) {
            MfaPolicy policy = MfaPolicy.builder()
                    .totpAlgorithm(hash)
                    .totpDigits(6 + digits++ % 3)
                    .totpPeriod(Duration.ofSeconds(List.of(15, 20, 30, 60, 120).get(cast.seed() % 5)))
                    .build();
            AppUris.asThePolicySays(Scene.under(trial, cast, policy));
        }
    }
}
