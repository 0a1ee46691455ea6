package dev.mfacore.tck.clause;

import static dev.mfacore.tck.drive.Scene.expect;

import dev.mfacore.Factor;
import dev.mfacore.Recipient;
import dev.mfacore.SecondFactorProof;
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
import dev.mfacore.tck.run.Trial;
import java.time.Duration;
import net.jqwik.api.ForAll;

/** What counts as a failure, in which operation, and what makes the counter forget. */
public abstract class FailureCounts {

    @Clause(value = "THR-04", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void nothingElseLowersTheCounter(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Person ada = app.person();
        Bindings.needsSecondApp(scene);
        Locks.fail(scene, app, Locks.softAfter(scene) - 1);
        expect("listing", Kind.ACCEPTED, scene.node().list(ada.session()));
        expect("listing with a token", Kind.ACCEPTED, scene.node().list(ada.signIn()));
        expect("associating", Kind.ACCEPTED, scene.node().associateApp(ada.proven()));
        scene.node().bindable(ada.signIn(), scene.phone());
        scene.node().send(ada.signIn(), scene.phone());
        expect(
                "a success of another factor",
                Kind.ACCEPTED,
                scene.node().recover(ada.signIn(), app.recoveryCodes().get(0)));
        Locks.fail(scene, app, 1);
        Locks.locked(scene, app);
    }

    @Clause(
            value = "THR-04",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void codesByPhoneAndAppsCountApart(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Person ada = app.person();
        Recipient recipient = DeliveredCodesAlive.recipient(scene);
        ada.bind(recipient);
        Locks.fail(scene, app, Locks.softAfter(scene) - 1);
        Pass token = ada.signIn();
        String code = ada.sent(token, recipient);
        expect("a code by phone or email", Kind.ACCEPTED, scene.node().verify(token, recipient, code));
        Locks.fail(scene, app, 1);
        Locks.locked(scene, app);
        DeliveredLimits.later(scene);
        app.signsIn();
        Locks.fail(scene, app, Locks.softAfter(scene));
        Locks.locked(scene, app);
        Pass next = ada.signIn();
        String other = ada.sent(next, recipient);
        expect("another factor while one is locked", Kind.ACCEPTED, scene.node().verify(next, recipient, other));
    }

    @Clause(value = "THR-04", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void successWithTheSameFactorLowersIt(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Locks.fail(scene, app, Locks.softAfter(scene) - 1);
        app.signsIn();
        scene.afterTokens();
        Locks.fail(scene, app, Locks.softAfter(scene) - 1);
        app.signsIn();
    }

    @Clause(value = "THR-04", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void aReplayIsAFailure(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        app.signsIn();
        for (int i = 0; i < Locks.fewUntilLocked(scene); i++) {
            expect(
                    "a replay",
                    Kind.WRONG_CODE,
                    scene.node().verifyTotp(app.person().signIn(), app.code()));
        }
        Locks.locked(scene, app);
    }

    @Clause(value = "THR-08", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void confirmingIsLimited(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Person ada = scene.person();
        Pass session = ada.session();
        BoundApp pending = ada.associateApp(session);
        int deadly = Math.min(Locks.softAfter(scene), scene.policy().codes().maxFailures());
        for (int i = 0; i < Locks.softAfter(scene); i++) {
            if (i > 0 && i % deadly == 0) {
                pending = ada.associateApp(session);
            }
            expect(
                    "confirming with a wrong code",
                    Kind.WRONG_CODE,
                    scene.node().confirm(session, Factor.TOTP, pending.id(), pending.wrongCode(i)));
        }
        Answer again = scene.node().associateApp(session);
        if (again.accepted()) {
            expect(
                    "confirming while locked",
                    Kind.LOCKED,
                    scene.node().confirm(session, Factor.TOTP, again.id(), "123456"));
        } else {
            expect("associating while locked", Kind.LOCKED, again);
        }
        scene.advance(scene.policy().lock().first());
        ada.enrol().signsIn();
    }

    @Clause(value = "REC-07", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void recoveringIsLimited(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        recoveryLocks(Scene.of(trial, cast));
    }

    @Clause(value = "THR-08", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void recoveringIsInsideTheLimiter(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        recoveryLocks(Scene.of(trial, cast));
    }

    private static void recoveryLocks(Scene scene) {
        BoundApp app = scene.person().enrol();
        Person ada = app.person();
        String right = app.recoveryCodes().get(0);
        for (int i = 0; i < Locks.softAfter(scene); i++) {
            Locks.makeRoom(scene, i);
            expect("a wrong recovery code", Kind.WRONG_CODE, scene.node().recover(ada.signIn(), "wrong-" + i));
        }
        expect("the right recovery code, locked", Kind.LOCKED, scene.node().recover(ada.signIn(), right));
        scene.advanceUntil(scene.now().plus(scene.policy().lock().first()));
        expect(
                "the right recovery code, still locked",
                Kind.LOCKED,
                scene.node().recover(ada.signIn(), right));
        scene.advance(scene.node().tick().plus(scene.node().tick()));
        expect("the right recovery code afterwards", Kind.ACCEPTED, scene.node().recover(ada.signIn(), right));
    }

    @Clause(
            value = "THR-08",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void deliveredCodesAreLimited(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Person ada = scene.person();
        Recipient recipient = DeliveredCodesAlive.recipient(scene);
        ada.bind(recipient);
        Duration lock = scene.policy().lock().first().plusSeconds(5);
        scene.needs(
                lock.compareTo(scene.policy().codes().life()) < 0
                        && lock.compareTo(scene.policy().transaction().life()) < 0,
                "locks for longer than a code lives");
        Pass token = ada.signIn();
        String code = ada.sent(token, recipient);
        for (int i = 0; i < Locks.fewUntilLocked(scene); i++) {
            expect(
                    "a wrong code",
                    Kind.WRONG_CODE,
                    scene.node().verify(ada.signIn(), recipient, scene.wrongCode(recipient, i)));
        }
        expect("the right code, locked", Kind.LOCKED, scene.node().verify(token, recipient, code));
        scene.advance(scene.policy().lock().first().plus(scene.node().tick()));
        expect("the right code afterwards", Kind.ACCEPTED, scene.node().verify(token, recipient, code));
    }

    @Clause(
            value = "THR-08",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.CODE_AS_PROOF})
    public final void proofsAreLimited(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Bindings.needsSecondApp(scene);
        scene.needs(app.hasRecoveryCodes(), "permits no recovery codes");
        Pass session = app.person().session();
        for (int i = 0; i < Locks.softAfter(scene); i++) {
            Pass wrong = session.proving(new SecondFactorProof.TotpCode(app.wrongCode(i)));
            Answer answer = switch ((i + scene.pick(3)) % 3) {
                case 0 -> scene.node().associateApp(wrong);
                case 1 -> scene.node().unbind(wrong, Factor.TOTP, app.id());
                default -> scene.node().regenerate(wrong);
            };
            expect("a wrong code as proof", Kind.WRONG_CODE, answer);
        }
        Pass right = session.proving(new SecondFactorProof.TotpCode(app.code()));
        expect(
                "associating with the right proof, locked",
                Kind.LOCKED,
                scene.node().associateApp(right));
        expect(
                "unbinding with the right proof, locked",
                Kind.LOCKED,
                scene.node().unbind(right, Factor.TOTP, app.id()));
        expect(
                "regenerating with the right proof, locked",
                Kind.LOCKED,
                scene.node().regenerate(right));
        Locks.locked(scene, app);
        scene.advance(scene.policy().lock().first());
        app.signsIn();
    }
}
