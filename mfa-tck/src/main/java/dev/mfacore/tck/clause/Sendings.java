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
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;

/** How often codes are sent. */
public abstract class Sendings {

    @Clause(
            value = "THR-11",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void theCooldownEndsAtTheInstant(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Person ada = scene.person();
        Recipient recipient = DeliveredCodesAlive.recipient(scene);
        ada.bind(recipient);
        DeliveredCodesAlive.needsSecondCode(scene);
        Pass token = ada.signIn();
        Instant end = scene.now().plus(DeliveredCodesAlive.pause(scene));
        ada.sent(token, recipient);
        int delivered = scene.delivered(recipient);
        scene.advanceUntil(end);
        expect(
                "sending right before the pause is over",
                Kind.THROTTLED,
                scene.node().send(token, recipient));
        expect("sending in another transaction", Kind.THROTTLED, scene.node().send(ada.signIn(), recipient));
        Expect.equal("codes delivered meanwhile", delivered, scene.delivered(recipient));
        scene.advanceTo(end);
        String code = ada.sent(token, recipient);
        expect("the code that was sent then", Kind.ACCEPTED, scene.node().verify(token, recipient, code));
    }

    @Clause(
            value = "THR-12",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void quotasHoldOverEveryWindow(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        var sending = scene.policy().sending();
        Person ada = scene.person();
        Recipient recipient = DeliveredCodesAlive.anyRecipient(scene);
        ada.bind(recipient);
        scene.advance(Duration.ofDays(2));
        List<Instant> sent = new ArrayList<>();
        scene.untold("a code asked for every 10 minutes for 28 hours, and verified where one came", () -> {
            for (int i = 0; i < 28 * 6; i++) {
                Pass token = ada.signIn();
                Answer answer = scene.node().send(token, recipient);
                if (answer.accepted()) {
                    sent.add(scene.now());
                    scene.node().verify(token, recipient, scene.code(recipient));
                } else {
                    expect("sending beyond a quota", Kind.THROTTLED, answer);
                }
                scene.advance(Duration.ofMinutes(10));
            }
        });
        int day = Math.min(sending.perRecipientDay(), sending.perUserDay());
        Expect.that(
                most(sent, Duration.ofHours(1)) <= sending.perRecipientHour(),
                "at most " + sending.perRecipientHour() + " codes in any hour",
                most(sent, Duration.ofHours(1)));
        Expect.that(
                most(sent, Duration.ofDays(1)) <= day,
                "at most " + day + " codes in any day",
                most(sent, Duration.ofDays(1)));
        Expect.that(sent.size() > day / 2, "more codes than " + day / 2 + " in 28 hours", sent.size());
    }

    /** The most that lie in one window, its end excluded. */
    private static long most(List<Instant> moments, Duration window) {
        return moments.stream()
                .mapToLong(start -> moments.stream()
                        .filter(it -> !it.isBefore(start) && it.isBefore(start.plus(window)))
                        .count())
                .max()
                .orElse(0);
    }

    @Clause(
            value = "THR-12",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void aTransactionSendsSoManyAtMost(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Person ada = scene.person();
        Recipient recipient = DeliveredCodesAlive.anyRecipient(scene);
        ada.bind(recipient);
        scene.advance(Duration.ofDays(2));
        Pass token = ada.signIn();
        Instant end = scene.now().plus(scene.policy().transaction().life());
        int sent = 0;
        while (scene.now().isBefore(end)) {
            sent += scene.node().send(token, recipient).accepted() ? 1 : 0;
            scene.advance(Duration.ofSeconds(31));
        }
        int most = scene.policy().sending().perTransaction();
        Expect.that(sent >= 1 && sent <= most, "1 to " + most + " codes in one transaction", sent);
    }
}
