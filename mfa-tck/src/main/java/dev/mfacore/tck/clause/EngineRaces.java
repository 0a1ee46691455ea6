package dev.mfacore.tck.clause;

import static dev.mfacore.tck.drive.Scene.expect;

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
import dev.mfacore.tck.drive.Together;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import net.jqwik.api.ForAll;

/** What happens at the same time, at one node or at two. */
public abstract class EngineRaces {

    private static final int RACERS = 4;

    /** What may be answered to who lost a race. */
    private static final Set<Kind> LOST =
            Set.of(Kind.WRONG_CODE, Kind.DEAD_TOKEN, Kind.LOCKED, Kind.UNAVAILABLE, Kind.THROTTLED);

    /** One round of a race. */
    private interface Round {
        void play();
    }

    /** Plays rounds until a part of the time for races is over, and at least three. */
    private static void rounds(Trial trial, Round round) {
        long end = System.nanoTime() + trial.profile().race().toNanos() / 6;
        long count = 0;
        do {
            round.play();
            count++;
        } while (count < 3 || System.nanoTime() < end);
        trial.measure("rounds", count);
    }

    private static List<Driver> nodes(Scene scene) {
        Driver first = scene.node();
        return scene.trial().adapter().capabilities().contains(Capability.SEVERAL_NODES)
                ? List.of(first, scene.another())
                : List.of(first);
    }

    private static Answer onlyOne(String what, List<Answer> answers) {
        long accepted = Together.count(answers, Kind.ACCEPTED);
        Expect.that(accepted == 1, what + ": exactly one accepted", answers);
        answers.stream()
                .filter(answer -> !answer.accepted())
                .forEach(answer -> expect(what + ", a loser", LOST, answer));
        return answers.stream().filter(Answer::accepted).findFirst().orElseThrow();
    }

    @Clause(value = "STO-01", effort = Effort.RACE, needs = Capability.MOVES_TIME)
    public final void oneAppCodeOnce(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        List<Driver> nodes = nodes(scene);
        BoundApp app = scene.person().enrol();
        rounds(trial, () -> {
            scene.afterTokens();
            scene.afterLocks();
            app.fresh();
            String code = app.code();
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < RACERS; i++) {
                Pass token = app.person().signIn();
                Driver node = nodes.get(i % nodes.size());
                calls.add(() -> node.verifyTotp(token, code));
            }
            onlyOne("one code of an app, given " + RACERS + " times at once", Together.run(scene, calls));
        });
    }

    @Clause(value = "STO-01", effort = Effort.RACE, needs = Capability.MOVES_TIME)
    public final void oneRecoveryCodeOnce(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        List<Driver> nodes = nodes(scene);
        rounds(trial, () -> {
            BoundApp app = scene.person().enrol();
            String code = app.recoveryCodes().get(0);
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < RACERS; i++) {
                Pass token = app.person().signIn();
                Driver node = nodes.get(i % nodes.size());
                calls.add(() -> node.recover(token, code));
            }
            onlyOne("one recovery code, given " + RACERS + " times at once", Together.run(scene, calls));
        });
    }

    @Clause(
            value = "STO-01",
            effort = Effort.RACE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void oneDeliveredCodeOnce(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        List<Driver> nodes = nodes(scene);
        rounds(trial, () -> {
            scene.needsCodes();
            Person user = scene.person();
            Recipient recipient = scene.phone();
            user.bind(recipient);
            Pass token = user.signIn();
            String code = user.sent(token, recipient);
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < RACERS; i++) {
                Driver node = nodes.get(i % nodes.size());
                calls.add(() -> node.verify(token, recipient, code));
            }
            onlyOne("one delivered code, given " + RACERS + " times at once", Together.run(scene, calls));
        });
    }

    @Clause(value = "STO-02", effort = Effort.RACE, needs = Capability.MOVES_TIME)
    public final void oneTokenOneWinner(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        List<Driver> nodes = nodes(scene);
        rounds(trial, () -> {
            BoundApp app = scene.person().enrol();
            Pass token = app.person().signIn();
            String code = app.code();
            String recovery = app.recoveryCodes().get(0);
            Driver other = nodes.get(nodes.size() - 1);
            List<Answer> answers = Together.run(
                    scene, List.of(() -> nodes.get(0).verifyTotp(token, code), () -> other.recover(token, recovery)));
            onlyOne("two factors with one token at once", answers);
            if (answers.get(0).accepted()) {
                expect(
                        "the recovery code of the loser: it was not used up",
                        Kind.ACCEPTED,
                        scene.node().recover(app.person().signIn(), recovery));
            }
        });
    }

    @Clause(value = "STO-03", effort = Effort.RACE, needs = Capability.MOVES_TIME)
    public final void theWatermarkOnlyRises(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        scene.needsSteadyWindow();
        List<Driver> nodes = nodes(scene);
        var window = scene.policy().totp().window();
        BoundApp app = scene.person().enrol();
        int harmless = scene.policy().lock().softAfter() - 1;
        scene.needs(harmless > 0 && scene.policy().lock().hardCap() > harmless + 1, "allows too few failures");
        int oldest = -Math.min(window.back(), Math.max(0, harmless - window.forward()));
        int latest = Math.min(window.forward(), harmless);
        rounds(trial, () -> {
            scene.afterTokens();
            app.fresh();
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int offset = oldest; offset <= latest; offset++) {
                Pass token = app.person().signIn();
                String code = app.codeIn(offset);
                Driver node = nodes.get((offset - oldest) % nodes.size());
                calls.add(() -> node.verifyTotp(token, code));
            }
            List<Answer> answers = Together.run(scene, calls);
            int newest = -1;
            for (int i = 0; i < answers.size(); i++) {
                newest = answers.get(i).accepted() ? i : newest;
            }
            Expect.that(newest >= 0, "one of the codes of a window accepted, all given at once", answers);
            // Of a code that lost, the failure may come after the success that forgets failures.
            int room = harmless - (int) Together.count(answers, Kind.WRONG_CODE);
            for (int i = newest; i >= 0 && newest - i <= Math.min(2, room); i--) {
                expect(
                        "a code not newer than the newest accepted one, after a race",
                        Set.of(Kind.WRONG_CODE),
                        scene.node().verifyTotp(app.person().signIn(), app.codeIn(oldest + i)));
            }
            scene.afterLocks();
            app.signsIn();
        });
    }

    @Clause(value = "THR-05", effort = Effort.RACE, needs = Capability.MOVES_TIME)
    public final void parallelGuessesDoNotMultiply(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        List<Driver> nodes = nodes(scene);
        rounds(trial, () -> {
            BoundApp app = scene.person().enrol();
            int budget = Locks.fewUntilLocked(scene);
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < budget + 4; i++) {
                Pass token = app.person().signIn();
                String wrong = app.wrongCode(i);
                Driver node = nodes.get(i % nodes.size());
                calls.add(() -> node.verifyTotp(token, wrong));
            }
            List<Answer> answers = Together.run(scene, calls);
            long evaluated = Together.count(answers, Kind.WRONG_CODE);
            Expect.that(
                    evaluated <= budget,
                    "at most " + budget + " of " + calls.size() + " wrong codes evaluated, all given at once",
                    evaluated);
            Expect.equal("wrong codes accepted", 0L, Together.count(answers, Kind.ACCEPTED));
            if (evaluated == budget) {
                Locks.locked(scene, app);
            }
        });
    }

    @Clause(value = "STO-04", effort = Effort.RACE, needs = Capability.MOVES_TIME)
    public final void noFailureIsLost(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        List<Driver> nodes = nodes(scene);
        rounds(trial, () -> {
            BoundApp app = scene.person().enrol();
            int together = Math.min(3, Locks.softAfter(scene) - 1);
            scene.needs(together > 0, "locks after the first failure");
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < together; i++) {
                Pass token = app.person().signIn();
                String wrong = app.wrongCode(i);
                Driver node = nodes.get(i % nodes.size());
                calls.add(() -> node.verifyTotp(token, wrong));
            }
            long counted = Together.count(Together.run(scene, calls), Kind.WRONG_CODE);
            int rest = Locks.softAfter(scene) - (int) counted;
            Locks.fail(scene, app, rest);
            Locks.locked(scene, app);
            scene.advance(scene.policy().lock().first().plus(Duration.ofSeconds(1)));
            app.signsIn();
        });
    }

    @Clause(
            value = "THR-11",
            effort = Effort.RACE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void oneMessageInACooldown(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        List<Driver> nodes = nodes(scene);
        rounds(trial, () -> {
            scene.needsCodes();
            Person user = scene.person();
            Recipient recipient = scene.phone();
            user.bind(recipient);
            List<Pass> tokens = new ArrayList<>();
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < RACERS; i++) {
                Pass token = user.signIn();
                tokens.add(token);
                Driver node = nodes.get(i % nodes.size());
                calls.add(() -> node.send(token, recipient));
            }
            List<Answer> answers = Together.run(scene, calls);
            Answer sent = onlyOne("codes to one phone asked for at once", answers);
            int winner = answers.indexOf(sent);
            Driver node = nodes.get(winner % nodes.size());
            List<String> codes = node.codes(recipient);
            expect(
                    "the one code that was sent",
                    Kind.ACCEPTED,
                    node.verify(tokens.get(winner), recipient, codes.get(codes.size() - 1)));
        });
    }
}
