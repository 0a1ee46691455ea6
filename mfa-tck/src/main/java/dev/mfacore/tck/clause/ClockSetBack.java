package dev.mfacore.tck.clause;

import static dev.mfacore.tck.drive.Scene.expect;

import dev.mfacore.tck.Capability;
import dev.mfacore.tck.drive.BoundApp;
import dev.mfacore.tck.drive.Cast;
import dev.mfacore.tck.drive.Kind;
import dev.mfacore.tck.drive.Scene;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;

/** A clock that is put back brings no code back. */
public abstract class ClockSetBack {

    private static final List<Duration> LEAPS =
            List.of(Duration.ofMinutes(12), Duration.ofHours(3), Duration.ofDays(2), Duration.ofDays(500));

    private static Duration leap(Scene scene) {
        return LEAPS.get(scene.pick(LEAPS.size()));
    }

    @Clause(value = "TOTP-10", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void theMomentOfAcceptanceComesTwice(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        scene.needsFailures(2);
        BoundApp app = scene.person().enrol();
        Instant moment = scene.now();
        String code = app.code();
        expect("a code", Kind.ACCEPTED, scene.node().verifyTotp(app.person().signIn(), code));
        scene.advance(leap(scene));
        expect(
                "a wrong code",
                Kind.WRONG_CODE,
                scene.node().verifyTotp(app.person().signIn(), app.wrongCode(1)));
        scene.putBackTo(moment);
        expect(
                "the code that was accepted, when the clock was put back to that moment",
                Kind.WRONG_CODE,
                scene.node().verifyTotp(app.person().signIn(), code));
        app.signsIn();
    }

    @Clause(value = "TOTP-10", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void aCodeAheadOfTheClockStaysUsed(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        scene.needsFailures(2);
        BoundApp app = scene.person().enrol();
        scene.advance(leap(scene));
        long step = app.step();
        String code = app.code();
        expect("a code", Kind.ACCEPTED, scene.node().verifyTotp(app.person().signIn(), code));
        scene.putBackTo(scene.now().minus(Duration.ofMinutes(11)));
        expect(
                "a code of before the accepted one, after the clock was put back",
                Kind.WRONG_CODE,
                scene.node().verifyTotp(app.person().signIn(), app.code()));
        scene.advanceTo(app.startOf(step));
        if (!app.isAmbiguous(step)) {
            expect(
                    "the code that was accepted, when the clock has come to its step again",
                    Kind.WRONG_CODE,
                    scene.node().verifyTotp(app.person().signIn(), code));
        }
        app.signsIn();
    }

    @Clause(
            value = "TOTP-10",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.SURVIVES_RESTART})
    public final void aRestartWithAnEarlierClockForgetsNothing(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        scene.needsFailures(2);
        BoundApp app = scene.person().enrol();
        Instant moment = scene.now();
        String code = app.code();
        expect("a code", Kind.ACCEPTED, scene.node().verifyTotp(app.person().signIn(), code));
        scene.putBackTo(moment.minus(leap(scene)));
        scene.restart();
        scene.advanceTo(moment);
        expect(
                "the code that was accepted, after a restart with a clock that was behind",
                Kind.WRONG_CODE,
                scene.node().verifyTotp(app.person().signIn(), code));
        app.signsIn();
    }
}
