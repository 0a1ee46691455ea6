package dev.mfacore.tck.clause;

import static dev.mfacore.tck.drive.Scene.expect;

import dev.mfacore.Factor;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.drive.BoundApp;
import dev.mfacore.tck.drive.Cast;
import dev.mfacore.tck.drive.Driver;
import dev.mfacore.tck.drive.Kind;
import dev.mfacore.tck.drive.Person;
import dev.mfacore.tck.drive.Scene;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Trial;
import java.time.Duration;
import net.jqwik.api.ForAll;

/** A code of an authenticator app is accepted once, whatever happens in between. */
public abstract class TotpReplays {

    @Clause(value = "TOTP-08", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void anAcceptedCodeIsRefusedUntilItIsOver(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        scene.needsSteadyWindow();
        var window = scene.policy().totp().window();
        BoundApp app = scene.person().enrol();
        long step = app.step() + window.forward();
        String code = app.otp().code(step);
        expect(
                "a code at first sight",
                Kind.ACCEPTED,
                scene.node().verifyTotp(app.person().signIn(), code));
        refused(scene, app, code);
        int most = Math.min(3, scene.policy().lock().softAfter() - 2);
        for (int later = 0; later < window.back() + window.forward() && later < most; later++) {
            scene.advance(Duration.ofSeconds(app.otp().uri().period()));
            if (!app.isAmbiguous(step)) {
                refused(scene, app, code);
            }
        }
        app.signsIn();
    }

    private static void refused(Scene scene, BoundApp app, String code) {
        expect(
                "a code that was accepted, while its step is in the window",
                Kind.WRONG_CODE,
                scene.node().verifyTotp(app.person().signIn(), code));
    }

    @Clause(value = "TOTP-09", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void theMatchedStepIsBurntAndAllBeforeIt(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        scene.needsSteadyWindow();
        var window = scene.policy().totp().window();
        BoundApp app = scene.person().enrol();
        long matched = app.step() + window.forward();
        expect(
                "the newest code of the window",
                Kind.ACCEPTED,
                scene.node().verifyTotp(app.person().signIn(), app.otp().code(matched)));
        int most = Math.min(4, scene.policy().lock().softAfter() - 1);
        for (long older = matched; older >= app.step() - window.back() && older > matched - most; older--) {
            expect(
                    "the code " + (matched - older) + " steps before the one accepted",
                    Kind.WRONG_CODE,
                    scene.node().verifyTotp(app.person().signIn(), app.otp().code(older)));
        }
        app.signsIn();
    }

    @Clause(value = "TOTP-09", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void whatIsNewerThanTheMatchedStepIsGood(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        scene.needsSteadyWindow();
        var window = scene.policy().totp().window();
        BoundApp app = scene.person().enrol();
        for (int offset = -window.back(); offset <= window.forward(); offset++) {
            if (!app.isAmbiguous(app.step() + offset)) {
                expect(
                        "codes in the order of their steps, all in one window",
                        Kind.ACCEPTED,
                        scene.node().verifyTotp(app.person().signIn(), app.codeIn(offset)));
            }
        }
    }

    @Clause(
            value = "TOTP-10",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.SURVIVES_RESTART})
    public final void aRestartForgetsNothing(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        String code = app.code();
        expect("a code", Kind.ACCEPTED, scene.node().verifyTotp(app.person().signIn(), code));
        scene.restart();
        expect(
                "the same code after a restart",
                Kind.WRONG_CODE,
                scene.node().verifyTotp(app.person().signIn(), code));
        app.signsIn();
    }

    @Clause(
            value = "TOTP-10",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.SEVERAL_NODES})
    public final void allNodesKnow(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Driver first = scene.node();
        Driver second = scene.another();
        app.signsIn();
        scene.turnTo(second);
        expect(
                "at another node, the code that was just accepted",
                Kind.WRONG_CODE,
                second.verifyTotp(app.person().signIn(), app.code()));
        app.signsIn();
        scene.turnTo(first);
        expect(
                "back at the first node, the code that the other accepted",
                Kind.WRONG_CODE,
                first.verifyTotp(app.person().signIn(), app.code()));
        app.signsIn();
    }

    @Clause(value = "TOTP-11", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void theConfirmingCodeIsSpent(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        scene.needsFailures(2);
        Person ada = scene.person();
        BoundApp app = ada.associateApp(ada.session());
        expect("confirming", Kind.ACCEPTED, scene.node().confirm(ada.session(), Factor.TOTP, app.id(), app.code()));
        boolean reusable = scene.policy().totp().confirmCodeReuse();
        expect(
                "the code that confirmed, at the first sign-in" + (reusable ? ", which the policy allows once" : ""),
                reusable ? Kind.ACCEPTED : Kind.WRONG_CODE,
                scene.node().verifyTotp(ada.signIn(), app.code()));
        expect(
                "the code that confirmed, once more",
                Kind.WRONG_CODE,
                scene.node().verifyTotp(ada.signIn(), app.code()));
        app.signsIn();
    }

    @Clause(
            value = "TOTP-11",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.CODE_AS_PROOF})
    public final void aSignInSpendsForProofsToo(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Person ada = app.person();
        Bindings.needsSecondApp(scene);
        scene.needs(scene.policy().lock().softAfter() > 2, "allows too few failures");
        app.signsIn();
        SecondFactorProof code = new SecondFactorProof.TotpCode(app.code());
        expect(
                "associating with the code of the sign-in as proof",
                Kind.WRONG_CODE,
                scene.node().associateApp(ada.session().proving(code)));
        expect(
                "unbinding with the code of the sign-in as proof",
                Kind.WRONG_CODE,
                scene.node().unbind(ada.session().proving(code), Factor.TOTP, app.id()));
        app.fresh();
        SecondFactorProof fresh = new SecondFactorProof.TotpCode(app.code());
        expect(
                "associating with a fresh code as proof",
                Kind.ACCEPTED,
                scene.node().associateApp(ada.session().proving(fresh)));
        expect(
                "a sign-in with the code of that proof",
                Kind.WRONG_CODE,
                scene.node().verifyTotp(ada.signIn(), app.code()));
        app.signsIn();
    }

    @Clause(value = "TOTP-11", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void aRecoveryBurnsTheWindow(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        expect(
                "a sign-in by recovery code",
                Kind.ACCEPTED,
                scene.node().recover(app.person().signIn(), app.recoveryCodes().get(0)));
        if (scene.policy().recovery().burnsTotpWindow()) {
            expect(
                    "the app's code of that moment, after a sign-in by recovery code",
                    Kind.WRONG_CODE,
                    scene.node().verifyTotp(app.person().signIn(), app.code()));
        }
        app.signsIn();
    }
}
