package dev.mfacore.tck.clause;

import static dev.mfacore.tck.drive.Scene.expect;

import dev.mfacore.Factor;
import dev.mfacore.Purpose;
import dev.mfacore.Recipient;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.drive.Answer;
import dev.mfacore.tck.drive.BoundApp;
import dev.mfacore.tck.drive.Cast;
import dev.mfacore.tck.drive.Driver;
import dev.mfacore.tck.drive.Kind;
import dev.mfacore.tck.drive.Pass;
import dev.mfacore.tck.drive.Person;
import dev.mfacore.tck.drive.Scene;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;

/** The mfaToken: how long it lives, what ends it, and whose it is. */
public abstract class Transactions {

    @Clause(value = "TXN-02", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void aTokenDiesAtTheInstant(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Duration life = scene.policy().transaction().life();
        Instant end = scene.now().plus(life);
        Pass lasting = app.person().signIn();
        Pass dying = app.person().signIn();
        scene.advanceUntil(end);
        expect("a token right before its end", Kind.ACCEPTED, scene.node().verifyTotp(lasting, app.code()));
        scene.advanceTo(end);
        deadEverywhere(scene, dying, app);
        app.signsIn();
    }

    @Clause(value = "TXN-02", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void nothingProlongsAToken(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Duration life = scene.policy().transaction().life();
        Instant end = scene.now().plus(life);
        Pass token = app.person().signIn();
        for (int i = 1; i <= 3; i++) {
            scene.advance(life.dividedBy(4).truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
            expect("listing", Kind.ACCEPTED, scene.node().list(token));
            if (i <= scene.harmlessFailures()) {
                expect("a wrong code", Kind.WRONG_CODE, scene.node().verifyTotp(token, app.wrongCode(i)));
            }
            if (i <= Recipients.questions(scene)) {
                expect("asking", List.of(Kind.YES, Kind.NO), scene.node().bindable(token, scene.phone()));
            }
        }
        scene.advanceTo(end);
        expect(
                "the token at its end, after it was used all the time",
                Kind.DEAD_TOKEN,
                scene.node().verifyTotp(token, app.code()));
        app.signsIn();
    }

    /** Every operation that takes a token refuses it. */
    static void deadEverywhere(Scene scene, Pass token, BoundApp app) {
        Driver node = scene.node();
        String code = app.code();
        expect("verifying TOTP with a dead token", Kind.DEAD_TOKEN, node.verifyTotp(token, code));
        expect("listing with a dead token", Kind.DEAD_TOKEN, node.list(token));
        expect("sending with a dead token", Kind.DEAD_TOKEN, node.send(token, scene.phone()));
        expect("verifying SMS with a dead token", Kind.DEAD_TOKEN, node.verify(token, scene.phone(), "123456"));
        expect("asking with a dead token", Kind.DEAD_TOKEN, node.bindable(token, scene.phone()));
        expect("recovering with a dead token", Kind.DEAD_TOKEN, node.recover(token, "nothing"));
        expect("associating with a dead token", Kind.DEAD_TOKEN, node.associateApp(token));
        expect("confirming with a dead token", Kind.DEAD_TOKEN, node.confirm(token, Factor.TOTP, app.id(), code));
    }

    @Clause(value = "TXN-03", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void oneCompletion(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        boolean recovers = scene.policy().factors().contains(Factor.RECOVERY_CODE);
        for (boolean byApp : recovers ? new boolean[] {true, false} : new boolean[] {true}) {
            BoundApp app = scene.person().enrol();
            Pass token = app.person().signIn();
            expect(
                    "completing",
                    Kind.ACCEPTED,
                    byApp
                            ? scene.node().verifyTotp(token, app.code())
                            : scene.node().recover(token, app.recoveryCodes().get(0)));
            scene.advance(Duration.ofSeconds(app.otp().uri().period()));
            deadEverywhere(scene, token, app);
            if (byApp) {
                expect(
                        "a fresh code that a completed token was shown, in a new transaction",
                        Kind.ACCEPTED,
                        scene.node().verifyTotp(app.person().signIn(), app.code()));
            }
            app.signsIn();
        }
    }

    @Clause(value = "TXN-04", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void theTokenAloneNamesTheUser(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp ada = scene.person().enrol();
        BoundApp bob = scene.person().enrol();
        scene.needs(scene.harmlessFailures() >= 1, "allows no failure");
        Pass token = ada.person().signIn();
        Expect.that(!bob.code().equals(ada.code()) || bob.code().isEmpty(), "two apps with two secrets", "one code");
        expect(
                "another user's code with one's own token",
                Kind.WRONG_CODE,
                scene.node().verifyTotp(token, bob.code()));
        Answer answer = expect("one's own", Kind.ACCEPTED, scene.node().verifyTotp(token, ada.code()));
        answer.user().ifPresent(user -> Expect.equal("the user", ada.person().name(), user));
        bob.signsIn();
    }

    @Clause(value = "TXN-04", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void nothingElseIsAToken(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Pass token = app.person().signIn();
        Answer verified = app.signsIn();
        app.fresh();
        for (String text : List.of(
                app.id(),
                app.person().name(),
                app.hasRecoveryCodes() ? app.recoveryCodes().get(0) : "no-recovery-code",
                app.otp().uri().secretText(),
                verified.proof()
                        .map(it -> ((dev.mfacore.SecondFactorProof.Sealed) it).value())
                        .orElse(app.id() + app.id()))) {
            expect(
                    "a text of another kind in the place of a token",
                    Kind.DEAD_TOKEN,
                    scene.node().verifyTotp(token.altered(text), app.code()));
        }
        app.signsIn();
    }

    @Clause(value = "TXN-05", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void aTokenEnrolsNothingWhereThereIsAFactor(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Pass token = app.person().signIn();
        expect(
                "associating an app half-way through a sign-in",
                Kind.NOT_PERMITTED,
                scene.node().associateApp(token));
        expect("the sign-in goes on", Kind.ACCEPTED, scene.node().verifyTotp(token, app.code()));
        Person newcomer = scene.person();
        Answer begun = scene.node().begin(newcomer.name(), Purpose.SIGN_IN, Optional.empty());
        if (begun.kind() == Kind.ENROLMENT) {
            Pass first = begun.pass().orElseThrow();
            BoundApp pending = newcomer.associateApp(first);
            expect(
                    "a newcomer's first app, half-way through the sign-in",
                    Kind.ACCEPTED,
                    scene.node().confirm(first, Factor.TOTP, pending.id(), pending.code()));
            pending.signsIn();
        }
    }

    @Clause(value = "TXN-06", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void onlyFactorsThatTheUserHas(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Person nobody = scene.person();
        Answer begun = scene.node().begin(nobody.name(), Purpose.SIGN_IN, Optional.empty());
        if (begun.pass().isPresent()) {
            Pass token = begun.pass().get();
            List<String> guesses = List.of("", "0", "000000");
            for (String guess : guesses.subList(0, Math.min(3, scene.harmlessFailures()))) {
                expect(
                        "a TOTP code of a user without an app",
                        List.of(Kind.WRONG_CODE, Kind.MISUSE),
                        scene.node().verifyTotp(token, guess));
            }
        }
        BoundApp app = scene.person().enrol();
        Expect.equal(
                "what a sign-in of a user with an app wants",
                Kind.SECOND_FACTOR,
                scene.node()
                        .begin(app.person().name(), Purpose.SIGN_IN, Optional.empty())
                        .kind());
        scene.needs(scene.policy().transaction().maxFailures() > 1, "ends a sign-in at its first failure");
        Pass token = app.person().signIn();
        Recipient phone = scene.phone();
        expect(
                "a code to a phone not bound",
                scene.policy().factors().contains(Factor.SMS)
                        ? List.of(Kind.WRONG_CODE, Kind.MISUSE)
                        : List.of(Kind.WRONG_CODE, Kind.MISUSE, Kind.NOT_PERMITTED),
                scene.node().verify(token, phone, ""));
        expect("the factor that the user has", Kind.ACCEPTED, scene.node().verifyTotp(token, app.code()));
    }

    @Clause(value = "TXN-09", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void alteredTokensAreDead(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Pass token = app.person().signIn();
        String text = token.text();
        int at = scene.pick(text.length());
        char other = text.charAt(at) == 'A' ? 'B' : 'A';
        for (String altered : List.of(
                text.substring(0, at) + other + text.substring(at + 1),
                text.substring(0, at) + text.substring(at + 1),
                text + "A",
                "A" + text,
                text.substring(0, text.length() - 1),
                text + text,
                "null",
                "x".repeat(512))) {
            Pass wrong = token.altered(altered);
            expect("an altered token", Kind.DEAD_TOKEN, scene.node().verifyTotp(wrong, app.code()));
            expect("an altered token", Kind.DEAD_TOKEN, scene.node().list(wrong));
        }
        deadEverywhere(scene, token.altered(text.substring(0, at) + other + text.substring(at + 1)), app);
        expect("the token itself", Kind.ACCEPTED, scene.node().verifyTotp(token, app.code()));
    }
}
