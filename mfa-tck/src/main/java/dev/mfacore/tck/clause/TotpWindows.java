package dev.mfacore.tck.clause;

import static dev.mfacore.tck.drive.Scene.expect;

import dev.mfacore.tck.Capability;
import dev.mfacore.tck.drive.BoundApp;
import dev.mfacore.tck.drive.Cast;
import dev.mfacore.tck.drive.Kind;
import dev.mfacore.tck.drive.Scene;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.time.Duration;
import net.jqwik.api.ForAll;

/** Which steps of an authenticator app are accepted, and when. */
public abstract class TotpWindows {

    @Clause(value = "TOTP-07", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void everyStepOfTheWindowAndNoOther(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        int back = scene.policy().totp().window().back();
        int forward = scene.policy().totp().window().forward();
        for (int offset = -back - 2; offset <= forward + 2; offset++) {
            BoundApp app = scene.person().enrol();
            boolean inside = offset >= -back && offset <= forward;
            if (inside || !app.isAmbiguous(app.step() + offset)) {
                expect(
                        "the code of step " + offset + " from now, in a window of " + back + " back and " + forward
                                + " forward",
                        inside ? Kind.ACCEPTED : Kind.WRONG_CODE,
                        scene.node().verifyTotp(app.person().signIn(), app.codeIn(offset)));
            }
        }
    }

    @Clause(value = "TOTP-07", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void theWindowEndsAtTheInstant(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        int back = scene.policy().totp().window().back();
        BoundApp app = scene.person().enrol();
        BoundApp other = scene.person().enrol();
        long last = app.step();
        scene.advanceUntil(app.startOf(last + back + 1));
        expect(
                "a code in the last instant of its window",
                Kind.ACCEPTED,
                scene.node().verifyTotp(app.person().signIn(), app.otp().code(last)));
        scene.advanceTo(other.startOf(last + back + 1));
        if (!other.isAmbiguous(last)) {
            expect(
                    "a code in the first instant after its window",
                    Kind.WRONG_CODE,
                    scene.node().verifyTotp(other.person().signIn(), other.otp().code(last)));
        }
        other.signsIn();
    }

    @Clause(value = "TOTP-07", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void theWindowBeginsAtTheInstant(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        scene.needsFailures(1);
        int forward = scene.policy().totp().window().forward();
        BoundApp app = scene.person().enrol();
        long early = app.step() + forward + 2;
        scene.advanceUntil(app.startOf(early - forward));
        if (!app.isAmbiguous(early)) {
            expect(
                    "a code in the last instant before its window",
                    Kind.WRONG_CODE,
                    scene.node().verifyTotp(app.person().signIn(), app.otp().code(early)));
        }
        scene.advanceTo(app.startOf(early - forward));
        expect(
                "a code in the first instant of its window",
                Kind.ACCEPTED,
                scene.node().verifyTotp(app.person().signIn(), app.otp().code(early)));
    }

    @Clause(value = "TOTP-12", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void fastAppsDoNotDragTheWindow(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        scene.needsSteadyWindow();
        int forward = scene.policy().totp().window().forward();
        int drift = scene.policy().totp().driftSteps();
        BoundApp app = scene.person().enrol();
        for (int round = 0; round < 6; round++) {
            app.fresh();
            expect(
                    "a code at the window's far end",
                    Kind.ACCEPTED,
                    scene.node().verifyTotp(app.person().signIn(), app.codeIn(forward)));
        }
        app.fresh();
        int beyond = forward + drift + 1;
        if (!app.isAmbiguous(app.step() + beyond)) {
            expect(
                    "a code beyond the window and every drift allowed, after six early ones",
                    Kind.WRONG_CODE,
                    scene.node().verifyTotp(app.person().signIn(), app.codeIn(beyond)));
        }
        app.signsIn();
    }

    @Clause(value = "TOTP-04", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void leadingZerosCount(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        scene.needsFailures(2);
        BoundApp app = scene.person().enrol();
        long step = app.step();
        while (!app.otp().code(step).startsWith("0")) {
            step++;
        }
        scene.advanceTo(app.startOf(step));
        String code = app.otp().code(step);
        String stripped = code.replaceFirst("^0+(?=.)", "");
        expect(
                "the code without its leading zeros",
                Kind.WRONG_CODE,
                scene.node().verifyTotp(app.person().signIn(), stripped));
        expect(
                "the code with one zero more",
                Kind.WRONG_CODE,
                scene.node().verifyTotp(app.person().signIn(), "0" + code));
        expect(
                "the code with its leading zeros",
                Kind.ACCEPTED,
                scene.node().verifyTotp(app.person().signIn(), code));
    }

    @Clause(value = "TOTP-05", effort = Effort.ONCE, needs = Capability.MOVES_TIME)
    public final void timeIsWide(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        if (scene.node().tick().compareTo(Duration.ofMillis(1)) < 0) { // an endpoint goes on after this clause
            for (long second : new long[] {(1L << 31) + 7, (1L << 32) + 7, (1L << 31) * 30 + 7}) {
                scene.advanceTo(java.time.Instant.ofEpochSecond(second));
                Expect.equal("the step", second / app.otp().uri().period(), app.step());
                app.signsIn();
            }
        }
        app.signsIn();
    }
}
