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
import dev.mfacore.tck.drive.Row;
import dev.mfacore.tck.drive.Scene;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;

/** Associating, confirming and unbinding an authenticator app. */
public abstract class Bindings {

    static final Set<Kind> NO_PROOF = Set.of(Kind.PROOF_REQUIRED, Kind.NOT_PERMITTED);

    static final Set<Kind> UNKNOWN = Set.of(Kind.UNKNOWN_AUTHENTICATOR, Kind.WRONG_CODE);

    /** For stories of a user with two apps. */
    static void needsSecondApp(Scene scene) {
        scene.needs(scene.policy().binding().maxPerFactor() > 1, "permits one app only");
    }

    static long active(Scene scene, Person person) {
        return expect("listing", Kind.ACCEPTED, scene.node().list(person.session())).rows().stream()
                .filter(Row::isActive)
                .count();
    }

    @Clause(value = "BIND-01", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void pendingIsNotActive(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        needsSecondApp(scene);
        scene.needs(scene.policy().lock().softAfter() > 1, "locks after the first failure");
        Person ada = scene.person();
        BoundApp first = ada.associateApp(ada.session());
        Answer begun = scene.node().begin(ada.name(), Purpose.SIGN_IN, Optional.empty());
        Expect.that(
                begun.kind() == Kind.ENROLMENT || begun.kind() == Kind.NO_FACTOR,
                "a user with nothing but a pending app to have no factor",
                begun);
        Expect.equal("active authenticators", 0L, active(scene, ada));
        begun.pass()
                .ifPresent(token -> expect(
                        "a pending app's code at a sign-in",
                        Kind.WRONG_CODE,
                        scene.node().verifyTotp(token, first.code())));
        BoundApp app = ada.enrol();
        BoundApp second = ada.associateApp(ada.proven());
        expect(
                "a second, pending app's code at a sign-in",
                Kind.WRONG_CODE,
                scene.node().verifyTotp(ada.signIn(), second.code()));
        expect("the active app's code meanwhile", Kind.ACCEPTED, scene.node().verifyTotp(ada.signIn(), app.code()));
        Expect.equal("active authenticators", 1L, active(scene, ada));
    }

    @Clause(value = "BIND-02", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void confirmingProvesThePendingSecret(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Person ada = app.person();
        needsSecondApp(scene);
        scene.needs(
                scene.policy().lock().softAfter() >= 3 && scene.policy().codes().maxFailures() >= 3,
                "allows too few failures");
        Pass session = ada.proven();
        BoundApp pending = ada.associateApp(session);
        expect(
                "confirming with the old app's code",
                Kind.WRONG_CODE,
                scene.node().confirm(session, Factor.TOTP, pending.id(), app.code()));
        expect(
                "confirming with nothing",
                List.of(Kind.WRONG_CODE, Kind.MISUSE),
                scene.node().confirm(session, Factor.TOTP, pending.id(), ""));
        expect(
                "the old app after failed confirmations",
                Kind.ACCEPTED,
                scene.node().verifyTotp(ada.signIn(), app.code()));
        expect(
                "confirming with the new app's code, as before",
                Kind.ACCEPTED,
                scene.node().confirm(session, Factor.TOTP, pending.id(), pending.code()));
        pending.signsIn();
        app.signsIn();
    }

    @Clause(value = "BIND-03", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void aPendingAppDiesAtTheInstant(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        for (boolean late : new boolean[] {false, true}) {
            Person user = scene.person();
            Pass session = user.session();
            BoundApp pending = user.associateApp(session);
            Instant end = scene.now().plus(scene.policy().binding().pendingLife());
            if (late) {
                scene.advanceTo(end);
            } else {
                scene.advanceUntil(end);
            }
            expect(
                    late ? "confirming at the end" : "confirming right before the end",
                    late ? Kind.WRONG_CODE : Kind.ACCEPTED,
                    scene.node().confirm(session, Factor.TOTP, pending.id(), pending.code()));
        }
    }

    @Clause(value = "BIND-03", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void aPendingAppIsSingleAndPersonal(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Person ada = scene.person();
        Person bob = scene.person();
        Pass session = ada.session();
        BoundApp old = ada.associateApp(session);
        BoundApp pending = ada.associateApp(session);
        Expect.that(
                !old.otp().uri().secretText().equals(pending.otp().uri().secretText()),
                "another secret for another association",
                "the same");
        expect(
                "confirming an association that a newer one voided",
                UNKNOWN,
                scene.node().confirm(session, Factor.TOTP, old.id(), old.code()));
        expect(
                "another user confirming it",
                UNKNOWN,
                scene.node().confirm(bob.session(), Factor.TOTP, pending.id(), pending.code()));
        expect(
                "its user confirming it",
                Kind.ACCEPTED,
                scene.node().confirm(session, Factor.TOTP, pending.id(), pending.code()));
        expect(
                "confirming it again",
                UNKNOWN,
                scene.node().confirm(session, Factor.TOTP, pending.id(), pending.codeIn(1)));
        Expect.equal("the other user's authenticators", 0L, active(scene, bob));
        pending.signsIn();
    }

    @Clause(value = "BIND-04", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void addingNeedsAProof(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        needsSecondApp(scene);
        Person ada = app.person();
        expect(
                "associating a second app without a proof",
                NO_PROOF,
                scene.node().associateApp(ada.session()));
        Pass stale = ada.proven();
        scene.advance(scene.policy().stepUpAge());
        expect(
                "associating with a proof that is too old",
                NO_PROOF,
                scene.node().associateApp(stale));
        Pass old = ada.proven();
        scene.advanceUntil(scene.now().plus(scene.policy().stepUpAge()));
        BoundApp second = ada.associateApp(old);
        expect(
                "confirming with a proof that was just fresh enough",
                Kind.ACCEPTED,
                scene.node().confirm(old, Factor.TOTP, second.id(), second.code()));
        second.signsIn();
        app.signsIn();
    }

    @Clause(value = "BIND-05", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void removingNeedsAProof(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Person ada = app.person();
        expect("unbinding without a proof", NO_PROOF, scene.node().unbind(ada.session(), Factor.TOTP, app.id()));
        Pass stale = ada.proven();
        scene.advance(scene.policy().stepUpAge());
        expect("unbinding with a proof that is too old", NO_PROOF, scene.node().unbind(stale, Factor.TOTP, app.id()));
        expect("associating anew without a proof", NO_PROOF, scene.node().associateApp(ada.session()));
        Expect.equal("active authenticators after all that", 1L, active(scene, ada));
        app.signsIn();
        expect("unbinding with a proof", Kind.ACCEPTED, scene.node().unbind(ada.proven(), Factor.TOTP, app.id()));
        Expect.equal("active authenticators then", 0L, active(scene, ada));
    }

    @Clause(value = "BIND-06", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void onesOwnOnly(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp ada = scene.person().enrol();
        BoundApp bob = scene.person().enrol();
        Answer listed =
                expect("listing", Kind.ACCEPTED, scene.node().list(bob.person().session()));
        Expect.equal(
                "ids in the list",
                List.of(bob.id()),
                listed.rows().stream().map(Row::id).toList());
        Answer foreign = scene.node().unbind(bob.person().proven(), Factor.TOTP, ada.id());
        Answer unknown = scene.node().unbind(bob.person().proven(), Factor.TOTP, "no-such-id");
        Expect.equal("the answer for another's authenticator, as for an unknown one", unknown.kind(), foreign.kind());
        expect("unbinding another's authenticator", UNKNOWN, foreign);
        expect(
                "another's app at one's own sign-in",
                Kind.WRONG_CODE,
                scene.node().verifyTotp(bob.person().signIn(), ada.code()));
        ada.signsIn();
        bob.signsIn();
    }

    @Clause(value = "BIND-07", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void unbindingIsComplete(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Person ada = app.person();
        Pass running = ada.signIn();
        expect("unbinding", Kind.ACCEPTED, scene.node().unbind(ada.proven(), Factor.TOTP, app.id()));
        expect(
                "a transaction that was running",
                Set.of(Kind.DEAD_TOKEN),
                scene.node().verifyTotp(running, app.code()));
        Answer begun = scene.node().begin(ada.name(), Purpose.SIGN_IN, Optional.empty());
        begun.pass().ifPresent(token -> {
            expect("the unbound app's code", Kind.WRONG_CODE, scene.node().verifyTotp(token, app.code()));
            if (app.hasRecoveryCodes() && scene.harmlessFailures() >= 1) {
                expect(
                        "the recovery code",
                        Kind.WRONG_CODE,
                        scene.node().recover(token, app.recoveryCodes().get(0)));
            }
            scene.afterLocks();
        });
        BoundApp next = ada.enrol();
        expect(
                "the unbound app's code after another was bound",
                Kind.WRONG_CODE,
                scene.node().verifyTotp(ada.signIn(), app.code()));
        next.signsIn();
    }

    @Clause(value = "BIND-08", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void withoutAFactorNobodyIsLetThrough(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Answer removed = scene.node().unbind(app.person().proven(), Factor.TOTP, app.id());
        Answer begun = scene.node().begin(app.person().name(), Purpose.SIGN_IN, Optional.empty());
        Kind wanted = scene.policy().secondFactorRequired() ? Kind.ENROLMENT : Kind.NO_FACTOR;
        expect("a sign-in after unbinding", removed.accepted() ? wanted : Kind.SECOND_FACTOR, begun);
    }

    @Clause(value = "BIND-09", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void theSecretIsNewAndShownOnce(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Person ada = app.person();
        String secret = app.otp().uri().secretText();
        for (Answer later : List.of(
                scene.node().list(ada.session()),
                scene.node().list(ada.signIn()),
                scene.node().begin(ada.name(), Purpose.SIGN_IN, Optional.empty()))) {
            boolean shown = later.text().contains(secret) || later.uri().isPresent();
            Expect.that(!shown && !later.text().contains("otpauth"), "no secret in a later answer", "one");
        }
        expect("unbinding", Kind.ACCEPTED, scene.node().unbind(ada.proven(), Factor.TOTP, app.id()));
        BoundApp again = ada.enrol();
        Expect.that(!again.otp().uri().secretText().equals(secret), "a new secret for a new binding", "the old one");
        again.signsIn();
    }
}
