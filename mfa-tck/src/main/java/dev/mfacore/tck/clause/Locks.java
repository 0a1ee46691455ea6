package dev.mfacore.tck.clause;

import static dev.mfacore.tck.drive.Scene.expect;

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

/** Failures in a row: what they bring, whose they are, and how long it lasts. Every failure comes with a token of its own. */
public abstract class Locks {

    /** How many sign-ins a service has to hold open at once for a user. */
    private static final int OPEN_AT_ONCE = 8;

    static int softAfter(Scene scene) {
        var lock = scene.policy().lock();
        scene.needs(lock.hardCap() > lock.softAfter(), "disables a factor before it locks it");
        return lock.softAfter();
    }

    /** As {@link #softAfter}, for stories that may not take as long as many sign-ins do. */
    static int fewUntilLocked(Scene scene) {
        int failures = softAfter(scene);
        scene.needs(failures <= OPEN_AT_ONCE, "locks after more failures than there are open sign-ins");
        return failures;
    }

    /** Lets earlier sign-ins end where there are many. */
    static void makeRoom(Scene scene, int number) {
        if (number > 0 && number % OPEN_AT_ONCE == 0) {
            scene.afterTokens();
        }
    }

    /** So many wrong codes of an app, each evaluated. */
    static void fail(Scene scene, BoundApp app, int times) {
        for (int i = 0; i < times; i++) {
            makeRoom(scene, i);
            expect(
                    "a wrong code",
                    Kind.WRONG_CODE,
                    scene.node().verifyTotp(app.person().signIn(), app.wrongCode(i)));
        }
    }

    static Answer locked(Scene scene, BoundApp app) {
        return expect(
                "the right code of a locked factor",
                Kind.LOCKED,
                scene.node().verifyTotp(app.person().signIn(), app.code()));
    }

    @Clause(value = "THR-01", effort = Effort.ONCE, needs = Capability.MOVES_TIME)
    public final void theCapEndsAllGuessing(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Person ada = app.person();
        int cap = scene.policy().lock().hardCap();
        int[] evaluated = {0};
        scene.untold(
                "wrong codes, an hour apart, until the factor is disabled",
                () -> evaluated[0] = guessToTheEnd(scene, app, cap));
        Expect.equal("wrong codes that were evaluated before the end", cap, evaluated[0]);
        expect("the right code after that", Kind.DISABLED, scene.node().verifyTotp(ada.signIn(), app.code()));
        scene.advance(Duration.ofDays(2));
        expect("the right code two days later", Kind.DISABLED, scene.node().verifyTotp(ada.signIn(), app.code()));
        Answer begun = scene.node().begin(ada.name(), Purpose.SIGN_IN, Optional.empty());
        expect("a sign-in of a user whose factor is disabled", Kind.SECOND_FACTOR, begun);
        BoundApp rebound = ada.enrol(ada.proven());
        rebound.signsIn();
        expect(
                "the disabled app's code after another was bound",
                Kind.WRONG_CODE,
                scene.node().verifyTotp(ada.signIn(), app.code()));
    }

    /** How many wrong codes are evaluated before the factor is disabled, one more than the cap at most. */
    private static int guessToTheEnd(Scene scene, BoundApp app, int cap) {
        int evaluated = 0;
        for (int i = 0; i < 3 * cap && evaluated <= cap; i++) {
            Answer answer = scene.node().verifyTotp(app.person().signIn(), app.wrongCode(i));
            if (answer.kind() == Kind.DISABLED) {
                return evaluated;
            }
            evaluated += answer.kind() == Kind.WRONG_CODE ? 1 : 0;
            scene.afterLocks();
        }
        return evaluated;
    }

    @Clause(value = "THR-02", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void theLockHoldsToTheInstant(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        fail(scene, app, softAfter(scene));
        Instant end = scene.now().plus(scene.policy().lock().first());
        Answer answer = locked(scene, app);
        answer.until()
                .ifPresent(until -> Expect.that(
                        !until.isBefore(end) && !until.isAfter(end.plusSeconds(1)), "a lock until " + end, until));
        scene.advanceUntil(end);
        locked(scene, app);
        scene.advanceTo(end);
        expect(
                "the right code when the lock has ended",
                Kind.ACCEPTED,
                scene.node().verifyTotp(app.person().signIn(), app.code()));
    }

    @Clause(value = "THR-02", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void oneFailureFewerLocksNothing(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        for (int round = 0; round < 2; round++) {
            fail(scene, app, softAfter(scene) - 1);
            expect(
                    "the right code after one failure fewer than lock",
                    Kind.ACCEPTED,
                    scene.node().verifyTotp(app.person().signIn(), app.code()));
            scene.afterTokens();
            app.fresh();
        }
    }

    @Clause(value = "THR-02", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void everyFailureLocksNoShorter(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        int soft = softAfter(scene);
        fail(scene, app, soft - 1);
        Duration before = Duration.ZERO;
        for (int i = 0; i < Math.min(9, scene.policy().lock().hardCap() - soft); i++) {
            makeRoom(scene, 4 * i);
            fail(scene, app, 1);
            Instant failed = scene.now();
            Instant until = locked(scene, app).until().orElse(failed.plus(before));
            Duration delay = Duration.between(failed, until);
            Expect.that(delay.compareTo(before) >= 0, "a lock no shorter than the one before, " + before, delay);
            scene.advanceTo(until.plusSeconds(1));
            before = delay.minusSeconds(1);
        }
        app.signsIn();
    }

    @Clause(value = "THR-03", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void aNewSignInRefillsNothing(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        fail(scene, app, softAfter(scene) - 1);
        app.person().signIn();
        scene.advance(Duration.ofHours(3));
        fail(scene, app, 1);
        locked(scene, app);
    }

    @Clause(
            value = "THR-03",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.SEVERAL_NODES})
    public final void allNodesCountTogether(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Driver first = scene.node();
        Driver second = scene.another();
        for (int i = 0; i < softAfter(scene); i++) {
            Driver node = i % 2 == 0 ? second : first;
            scene.turnTo(node);
            makeRoom(scene, i);
            expect("a wrong code", Kind.WRONG_CODE, node.verifyTotp(app.person().signIn(), app.wrongCode(i)));
        }
        locked(scene, app);
        scene.turnTo(first);
        locked(scene, app);
    }

    @Clause(
            value = "THR-03",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.SURVIVES_RESTART})
    public final void aRestartRefillsNothing(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        fail(scene, app, softAfter(scene) - 1);
        scene.restart();
        fail(scene, app, 1);
        scene.restart();
        locked(scene, app);
    }

    @Clause(value = "THR-06", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void aLockedFactorTellsNothing(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        scene.needsSteadyWindow();
        BoundApp app = scene.person().enrol();
        fail(scene, app, softAfter(scene));
        long step = scene.policy().totp().window().forward() + app.step();
        String right = app.otp().code(step);
        Answer wrong = expect(
                "a wrong code of a locked factor",
                Kind.LOCKED,
                scene.node().verifyTotp(app.person().signIn(), app.wrongCode(50)));
        Answer good = expect(
                "the right code of a locked factor",
                Kind.LOCKED,
                scene.node().verifyTotp(app.person().signIn(), right));
        Expect.equal("until when, for right and wrong", wrong.until(), good.until());
        scene.advance(scene.policy().lock().first());
        long age = app.step() - step;
        if (age <= scene.policy().totp().window().back()) {
            expect(
                    "the code that was right while locked: it was not used up",
                    Kind.ACCEPTED,
                    scene.node().verifyTotp(app.person().signIn(), right));
        }
        app.signsIn();
    }

    @Clause(value = "THR-07", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void theEndOfALockOpensNoGate(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        int soft = softAfter(scene);
        scene.needs(scene.policy().lock().hardCap() > soft + 2, "disables a factor soon after it locks it");
        fail(scene, app, soft);
        scene.advance(scene.policy().lock().first());
        fail(scene, app, 1);
        locked(scene, app);
        scene.advance(Duration.ofDays(1));
        fail(scene, app, 1);
        locked(scene, app);
    }

    @Clause(value = "THR-09", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void strangersLockNobody(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Recipient phone = scene.phone();
        Pass real = app.person().signIn();
        List<String> tokens = List.of("nothing", app.person().name(), app.id(), real.text() + "A");
        for (int i = 0; i < 4 * softAfter(scene); i++) {
            Pass forged = real.altered(tokens.get(i % tokens.size()));
            expect("a forged token", Kind.DEAD_TOKEN, scene.node().verifyTotp(forged, app.wrongCode(i)));
            expect("a forged token", Kind.DEAD_TOKEN, scene.node().recover(forged, "wrong"));
            expect("a forged token", Kind.DEAD_TOKEN, scene.node().verify(forged, phone, "123456"));
        }
        expect("the user's own token", Kind.ACCEPTED, scene.node().verifyTotp(real, app.code()));
        if (app.hasRecoveryCodes()) {
            expect(
                    "a recovery code",
                    Kind.ACCEPTED,
                    scene.node()
                            .recover(app.person().signIn(), app.recoveryCodes().get(0)));
        }
    }
}
