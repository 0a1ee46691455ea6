package dev.mfacore.tck.clause;

import static dev.mfacore.tck.drive.Scene.expect;

import dev.mfacore.AdminAction;
import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.Factor;
import dev.mfacore.ImportedTotp;
import dev.mfacore.MfaPolicy;
import dev.mfacore.UserId;
import dev.mfacore.otp.OtpAlgorithm;
import dev.mfacore.otp.OtpSecret;
import dev.mfacore.otp.TotpParameters;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.drive.Answer;
import dev.mfacore.tck.drive.Cast;
import dev.mfacore.tck.drive.Kind;
import dev.mfacore.tck.drive.OtpApp;
import dev.mfacore.tck.drive.Person;
import dev.mfacore.tck.drive.Scene;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;

/** Apps that are taken over from elsewhere: the only ones whose secret the kit can choose. */
public abstract class Imports {

    private static final AdminAction ACTION = new AdminAction("mfa-tck", "a clause wants it");
    private static final Duration PERIOD = Duration.ofSeconds(30);

    /** RFC 4226, appendix D. */
    private static final List<String> HOTP =
            List.of("755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489");

    /** RFC 6238, appendix B, whose seeds are as long as the hash (erratum 2866). */
    private static final Map<Long, List<String>> TOTP = new TreeMap<>(Map.of(
            59L, List.of("94287082", "46119246", "90693936"),
            1111111109L, List.of("07081804", "68084774", "25091201"),
            1111111111L, List.of("14050471", "67062674", "99943326"),
            1234567890L, List.of("89005924", "91819424", "93441116"),
            2000000000L, List.of("69279037", "90698825", "38618901"),
            20000000000L, List.of("65353130", "77737706", "47863826")));

    private static byte[] seed(int length) {
        return "1234567890".repeat(7).substring(0, length).getBytes(StandardCharsets.US_ASCII);
    }

    private static AuthenticatorSummary bind(Scene scene, Person user, byte[] secret, OtpAlgorithm hash, int digits) {
        scene.trial().say("an app of " + user.name() + " with " + secret.length + " bytes is imported");
        return scene.admin()
                .importTotp(
                        new UserId(user.name()),
                        new ImportedTotp("app", OtpSecret.ofBytes(secret), new TotpParameters(hash, digits, PERIOD)),
                        ACTION);
    }

    /** At the beginning of all steps, since the documents' values are of early ones. */
    private static Scene atTheEpoch(Trial trial, Cast cast) {
        trial.clock().set(Instant.EPOCH);
        return Scene.of(trial, new Cast(cast.first(), cast.second(), Duration.ZERO, cast.seed()));
    }

    /** Whether a step is later than any that an import may have burnt. */
    private static boolean isFresh(Scene scene, long second) {
        return second / PERIOD.toSeconds() > scene.policy().totp().window().forward();
    }

    @Clause(
            value = "TOTP-01",
            effort = Effort.ONCE,
            needs = {Capability.MOVES_TIME, Capability.ADMINISTRATION})
    public final void theValuesOfRfc4226(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = atTheEpoch(trial, cast);
        Person ada = scene.person();
        bind(scene, ada, seed(20), OtpAlgorithm.SHA1, 6);
        for (int counter = 0; counter < HOTP.size(); counter++) {
            scene.advanceTo(Instant.ofEpochSecond(counter * PERIOD.toSeconds() + 11));
            if (isFresh(scene, scene.now().getEpochSecond())) {
                expect(
                        "the value of RFC 4226 for counter " + counter,
                        Kind.ACCEPTED,
                        scene.node().verifyTotp(ada.signIn(), HOTP.get(counter)));
            }
        }
    }

    @Clause(
            value = "TOTP-02",
            effort = Effort.ONCE,
            needs = {Capability.MOVES_TIME, Capability.ADMINISTRATION})
    public final void theValuesOfRfc6238(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = atTheEpoch(trial, cast);
        List<OtpAlgorithm> hashes = List.of(OtpAlgorithm.SHA1, OtpAlgorithm.SHA256, OtpAlgorithm.SHA512);
        List<Person> users = List.of(scene.person(), scene.person(), scene.person());
        for (int i = 0; i < hashes.size(); i++) {
            bind(scene, users.get(i), seed(new int[] {20, 32, 64}[i]), hashes.get(i), 8);
        }
        TOTP.forEach((second, codes) -> {
            scene.advanceTo(Instant.ofEpochSecond(second));
            for (int i = 0; i < hashes.size() && isFresh(scene, second); i++) {
                expect(
                        "the value of RFC 6238 for " + hashes.get(i) + " at " + second,
                        Kind.ACCEPTED,
                        scene.node().verifyTotp(users.get(i).signIn(), codes.get(i)));
            }
        });
    }

    @Clause(
            value = "TOTP-06",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.ADMINISTRATION})
    public final void timeBeforeTheFirstStepIsOfNoLaterStep(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        trial.clock().set(Instant.EPOCH.minus(Duration.ofHours(2)));
        Scene scene = Scene.of(trial, new Cast(cast.first(), cast.second(), Duration.ZERO, cast.seed()));
        scene.needsFailures(1);
        Person ada = scene.person();
        byte[] secret = secret(scene, 20);
        OtpApp app = OtpApp.of(secret);
        int forward = scene.policy().totp().window().forward();
        bind(scene, ada, secret, OtpAlgorithm.SHA1, 6);
        scene.advanceTo(Instant.EPOCH.minusNanos(1));
        if (!app.code(forward).equals(app.code(forward - 1))) {
            Answer early = scene.node().verifyTotp(ada.signIn(), app.code(forward));
            Expect.that(
                    !early.accepted(),
                    "the last code of the window of step 0 refused an instant before that step",
                    early);
        }
        scene.advanceTo(Instant.EPOCH);
        expect(
                "the last code of the window of step 0 at the first instant of that step",
                Kind.ACCEPTED,
                scene.node().verifyTotp(ada.signIn(), app.code(forward)));
    }

    @Clause(
            value = "TOTP-14",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.ADMINISTRATION})
    public final void shortSecretsAreNotImported(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        int least = scene.policy().totp().legacyImport() ? 10 : 16;
        refused(scene, least - 1);
        refused(scene, 1 + cast.seed() % (least - 1));
        for (int length : new int[] {least, 16, 20, 64}) {
            imported(scene, length);
        }
    }

    @Clause(value = "TOTP-14", effort = Effort.SCENE, needs = Capability.KIT_PARTS)
    public final void legacySecretsAreMarked(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene =
                Scene.under(trial, cast, MfaPolicy.builder().legacyImport(true).build());
        refused(scene, 9);
        imported(scene, 10);
        imported(scene, 15);
        imported(scene, 16);
    }

    private static void refused(Scene scene, int length) {
        Person user = scene.person();
        Expect.thrown(
                "an import of " + length + " bytes refused",
                () -> bind(scene, user, secret(scene, length), OtpAlgorithm.SHA1, 6));
        Expect.equal(
                "authenticators after an import that was refused",
                List.of(),
                scene.admin().listAuthenticators(new UserId(user.name())).authenticators());
    }

    private static void imported(Scene scene, int length) {
        Person user = scene.person();
        byte[] secret = secret(scene, length);
        boolean told = bind(scene, user, secret, OtpAlgorithm.SHA1, 6).weak();
        boolean listed = scene.admin().listAuthenticators(new UserId(user.name())).authenticators().stream()
                .anyMatch(it -> it.factor() == Factor.TOTP && it.weak());
        Expect.equal("whether a secret of " + length + " bytes is called weak", length < 16, told);
        Expect.equal("whether a secret of " + length + " bytes is listed as weak", length < 16, listed);
        scene.advance(Duration.ofMinutes(5));
        expect(
                "the code of an imported secret of " + length + " bytes",
                Kind.ACCEPTED,
                scene.node().verifyTotp(user.signIn(), OtpApp.of(secret).codeAt(scene.now())));
    }

    private static byte[] secret(Scene scene, int length) {
        byte[] secret = seed(length);
        Arrays.fill(secret, length / 2, length, (byte) (1 + scene.pick(255)));
        return secret;
    }
}
