package dev.mfacore.tck.clause;

import static dev.mfacore.tck.drive.Scene.expect;

import dev.mfacore.Factor;
import dev.mfacore.Purpose;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.drive.Answer;
import dev.mfacore.tck.drive.BoundApp;
import dev.mfacore.tck.drive.Cast;
import dev.mfacore.tck.drive.Kind;
import dev.mfacore.tck.drive.Pass;
import dev.mfacore.tck.drive.Person;
import dev.mfacore.tck.drive.Scene;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;

/** Recovery codes: which are accepted, whose, how often, and in what spelling. */
public abstract class RecoveryCodesOnce {

    private static String first(BoundApp app) {
        return app.recoveryCodes().get(0);
    }

    private static String last(BoundApp app) {
        return app.recoveryCodes().get(app.recoveryCodes().size() - 1);
    }

    @Clause(value = "REC-02", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void everyCodeOnceAndNothingElse(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Person ada = app.person();
        Expect.that(!app.recoveryCodes().isEmpty(), "recovery codes with the first authenticator", "none");
        for (String code : app.recoveryCodes()) {
            expect("a recovery code", Kind.ACCEPTED, scene.node().recover(ada.signIn(), code));
            expect("the same recovery code again", Kind.WRONG_CODE, scene.node().recover(ada.signIn(), code));
            if (scene.policy().recovery().oneCode()) {
                break;
            }
            // So that there is room for the next transactions.
            scene.advance(scene.policy().transaction().life());
        }
        for (String guess : List.of("x", first(app).replace('-', '0'), "0000-0000-0000-0000-0000-0000")) {
            scene.afterLocks();
            expect(
                    "a text that is no recovery code",
                    Kind.WRONG_CODE,
                    scene.node().recover(ada.signIn(), guess));
        }
        app.signsIn();
    }

    @Clause(value = "REC-03", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void nobodyElsesCode(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        scene.needsFailures(2);
        BoundApp ada = scene.person().enrol();
        BoundApp bob = scene.person().enrol();
        expect(
                "another user's recovery code",
                Kind.WRONG_CODE,
                scene.node().recover(bob.person().signIn(), first(ada)));
        expect("the owner's", Kind.ACCEPTED, scene.node().recover(ada.person().signIn(), first(ada)));
        expect(
                "a used one of another user",
                Kind.WRONG_CODE,
                scene.node().recover(bob.person().signIn(), first(ada)));
        expect("one's own", Kind.ACCEPTED, scene.node().recover(bob.person().signIn(), first(bob)));
    }

    @Clause(
            value = "REC-05",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.REGENERATION})
    public final void newCodesVoidAllOldOnes(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Person ada = app.person();
        expect("an old code before", Kind.ACCEPTED, scene.node().recover(ada.signIn(), first(app)));
        Answer fresh = expect("regenerating", Kind.ACCEPTED, scene.node().regenerate(ada.proven()));
        Answer newest =
                expect("regenerating once more", Kind.ACCEPTED, scene.node().regenerate(ada.proven()));
        Set<String> all = new HashSet<>(app.recoveryCodes());
        all.addAll(fresh.recoveryCodes());
        all.addAll(newest.recoveryCodes());
        Expect.equal(
                "different codes in three sets",
                app.recoveryCodes().size()
                        + fresh.recoveryCodes().size()
                        + newest.recoveryCodes().size(),
                all.size());
        for (String old : List.of(first(app), last(app), fresh.recoveryCodes().get(0))) {
            expect("a code of an older set", Kind.WRONG_CODE, scene.node().recover(ada.signIn(), old));
            scene.afterLocks();
        }
        String code = newest.recoveryCodes().get(0);
        expect("a code of the newest set", Kind.ACCEPTED, scene.node().recover(ada.signIn(), code));
        expect("the same again", Kind.WRONG_CODE, scene.node().recover(ada.signIn(), code));
    }

    @Clause(
            value = "REC-05",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.REGENERATION})
    public final void regeneratingNeedsAProof(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        scene.needs(app.hasRecoveryCodes(), "permits no recovery codes");
        expect(
                "regenerating without a fresh proof",
                Kind.PROOF_REQUIRED,
                scene.node().regenerate(app.person().session()));
        expect(
                "an old code after that",
                Kind.ACCEPTED,
                scene.node().recover(app.person().signIn(), first(app)));
    }

    @Clause(value = "REC-06", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void shownOnce(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Answer listed =
                expect("listing", Kind.ACCEPTED, scene.node().list(app.person().session()));
        Answer begun = scene.node().begin(app.person().name(), Purpose.SIGN_IN, Optional.empty());
        for (String code : app.recoveryCodes()) {
            boolean shown = listed.text().contains(code) || begun.text().contains(code);
            Expect.that(!shown && listed.recoveryCodes().isEmpty(), "no recovery code in any later answer", "one");
        }
        listed.left()
                .ifPresent(left -> Expect.equal(
                        "how many recovery codes are left", app.recoveryCodes().size(), left));
        Answer used = expect(
                "a recovery code",
                Kind.ACCEPTED,
                scene.node().recover(app.person().signIn(), first(app)));
        if (!scene.policy().recovery().oneCode()) {
            used.left()
                    .ifPresent(left -> Expect.equal(
                            "how many are left after one", app.recoveryCodes().size() - 1, left));
        }
    }

    @Clause(value = "REC-08", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void spellingIsForgivenAndContentIsNot(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Person ada = app.person();
        String code = first(app);
        List<String> wrong = List.of(
                code.substring(0, code.length() - 1),
                code + "2",
                code.substring(1),
                "2" + code,
                code.substring(0, code.length() / 2));
        for (int i = 0; i < 3; i++) {
            String edit = wrong.get((scene.pick(5) + i) % wrong.size());
            expect(
                    "a code with characters more or fewer",
                    Kind.WRONG_CODE,
                    scene.node().recover(ada.signIn(), edit));
            scene.afterLocks();
        }
        List<String> spellings = List.of(
                code.toLowerCase(Locale.ROOT),
                code.toUpperCase(Locale.ROOT),
                code.replace("-", ""),
                code.replace('-', ' '),
                " " + code + " ");
        expect(
                "the code in another spelling",
                Kind.ACCEPTED,
                scene.node().recover(ada.signIn(), spellings.get(scene.pick(spellings.size()))));
        expect("the code after that", Kind.WRONG_CODE, scene.node().recover(ada.signIn(), code));
    }

    @Clause(value = "REC-09", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void worthlessUntilConfirmed(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Person ada = scene.person();
        Pass session = ada.session();
        scene.needsFailures(1);
        BoundApp pending = ada.associateApp(session);
        Answer begun = scene.node().begin(ada.name(), Purpose.SIGN_IN, Optional.empty());
        begun.pass()
                .ifPresent(token -> expect(
                        "a recovery code of a pending association",
                        Kind.WRONG_CODE,
                        scene.node().recover(token, first(pending))));
        expect("confirming", Kind.ACCEPTED, scene.node().confirm(session, Factor.TOTP, pending.id(), pending.code()));
        expect("the recovery code now", Kind.ACCEPTED, scene.node().recover(ada.signIn(), first(pending)));
    }

    @Clause(value = "REC-09", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void anAssociationLeavesTheCodesInForce(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Person ada = app.person();
        Bindings.needsSecondApp(scene);
        scene.needsFailures(1);
        BoundApp pending = ada.associateApp(ada.proven());
        if (!pending.recoveryCodes().isEmpty()) {
            expect(
                    "the code of a second association, pending",
                    Kind.WRONG_CODE,
                    scene.node().recover(ada.signIn(), first(pending)));
        }
        Answer used = expect("the code in force", Kind.ACCEPTED, scene.node().recover(ada.signIn(), first(app)));
        if (scene.policy().recovery().oneCode()) {
            Expect.equal(
                    "codes in place of the one used", 1, used.recoveryCodes().size());
            expect("the one used", Kind.WRONG_CODE, scene.node().recover(ada.signIn(), first(app)));
            expect(
                    "its replacement",
                    Kind.ACCEPTED,
                    scene.node().recover(ada.signIn(), used.recoveryCodes().get(0)));
        }
    }
}
