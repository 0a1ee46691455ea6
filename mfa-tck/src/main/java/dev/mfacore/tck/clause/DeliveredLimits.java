package dev.mfacore.tck.clause;

import static dev.mfacore.tck.drive.Scene.expect;

import dev.mfacore.Recipient;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.drive.Answer;
import dev.mfacore.tck.drive.Cast;
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
import java.util.Set;
import net.jqwik.api.ForAll;

/** How long a delivered code lives and how many wrong tries it survives, seen where nothing else ends before it. */
public abstract class DeliveredLimits {

    /** Lets every cooldown and pause pass. */
    static void later(Scene scene) {
        scene.advance(Duration.ofHours(2));
    }

    @Clause(
            value = "DOTP-04",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void aCodeDiesAtTheInstant(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Duration pending = scene.policy().binding().pendingLife();
        Duration code = scene.policy().codes().life();
        Duration life = code.compareTo(pending) < 0 ? code : pending;
        for (boolean late : new boolean[] {false, true}) {
            Person user = scene.person();
            Recipient recipient = DeliveredCodesAlive.recipient(scene);
            Pass session = user.session();
            Answer association =
                    expect("associating", Kind.ACCEPTED, scene.node().associate(session, recipient));
            Instant end = scene.now().plus(life);
            if (late) {
                scene.advanceTo(end);
            } else {
                scene.advanceUntil(end);
            }
            expect(
                    late ? "a code at the end of its life" : "a code right before the end of its life",
                    late ? Kind.WRONG_CODE : Kind.ACCEPTED,
                    scene.node().confirm(session, recipient.factor(), association.id(), scene.code(recipient)));
        }
    }

    @Clause(
            value = "DOTP-04",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void aCodeOfATransactionDiesToo(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Duration life = scene.policy().codes().life();
        Person ada = scene.person();
        Recipient recipient = DeliveredCodesAlive.recipient(scene);
        ada.bind(recipient);
        Pass token = ada.signIn();
        Instant end = scene.now().plus(life);
        String code = ada.sent(token, recipient);
        boolean tokenOutlivesCode = scene.policy().transaction().life().compareTo(life.plusSeconds(5)) > 0;
        scene.advanceTo(end);
        expect(
                "a code at the end of its life",
                tokenOutlivesCode ? Set.of(Kind.WRONG_CODE) : Set.of(Kind.WRONG_CODE, Kind.DEAD_TOKEN),
                scene.node().verify(token, recipient, code));
        DeliveredCodesAlive.afterCooldown(scene);
        Pass next = ada.signIn();
        Instant nextEnd = scene.now()
                .plus(tokenOutlivesCode ? life : scene.policy().transaction().life());
        String newer = ada.sent(next, recipient);
        scene.advanceUntil(nextEnd);
        expect("a code right before the end", Kind.ACCEPTED, scene.node().verify(next, recipient, newer));
    }

    @Clause(
            value = "DOTP-09",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void aCodeSurvivesAllWrongTriesButTheLast(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Person ada = scene.person();
        Recipient recipient = DeliveredCodesAlive.recipient(scene);
        Pass session = ada.session();
        Answer pending = expect("associating", Kind.ACCEPTED, scene.node().associate(session, recipient));
        int allowed = Math.min(
                        scene.policy().codes().maxFailures(),
                        scene.policy().lock().softAfter())
                - 1;
        for (int i = 0; i < allowed; i++) {
            wrong(scene, session, recipient, pending, i);
        }
        expect(
                "the right code after " + allowed + " wrong ones",
                Kind.ACCEPTED,
                scene.node().confirm(session, recipient.factor(), pending.id(), scene.code(recipient)));
    }

    @Clause(
            value = "DOTP-09",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void aCodeDiesOfWrongTries(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Person ada = scene.person();
        Recipient recipient = DeliveredCodesAlive.recipient(scene);
        Pass session = ada.session();
        Answer pending = expect("associating", Kind.ACCEPTED, scene.node().associate(session, recipient));
        int fatal = scene.policy().codes().maxFailures();
        for (int i = 0; i < fatal; i++) {
            wrong(scene, session, recipient, pending, i);
            scene.advance(scene.policy().lock().delayAfter(i + 1));
        }
        expect(
                "the right code after " + fatal + " wrong ones and the end of every lock",
                Kind.WRONG_CODE,
                scene.node().confirm(session, recipient.factor(), pending.id(), scene.code(recipient)));
        later(scene);
        Answer again = expect("a new code", Kind.ACCEPTED, scene.node().associate(session, recipient));
        expect(
                "the new code",
                Kind.ACCEPTED,
                scene.node().confirm(session, recipient.factor(), again.id(), scene.code(recipient)));
    }

    private static Answer wrong(Scene scene, Pass session, Recipient recipient, Answer pending, int number) {
        Answer answer =
                scene.node().confirm(session, recipient.factor(), pending.id(), scene.wrongCode(recipient, number));
        return expect("a wrong code", Kind.WRONG_CODE, answer);
    }

    @Clause(
            value = "DOTP-10",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void theCodeNeverTravelsBack(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        int told = 0;
        for (int i = 0; i < 3; i++) {
            Person user = scene.person();
            Recipient recipient = DeliveredCodesAlive.recipient(scene);
            String first = scene.node().associate(user.session(), recipient).text();
            boolean binding = first.contains(scene.code(recipient));
            later(scene);
            user.bind(recipient);
            String text = scene.node().send(user.signIn(), recipient).text();
            told += binding || text.contains(scene.code(recipient)) ? 1 : 0;
        }
        // Once it could be chance: six digits are found in many numbers.
        Expect.that(told < 2, "an answer to sending that does not hold the code", "the code in " + told + " of 3");
    }
}
