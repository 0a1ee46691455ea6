package dev.mfacore.tck.clause;

import static dev.mfacore.tck.drive.Scene.expect;

import dev.mfacore.Factor;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.Purpose;
import dev.mfacore.Recipient;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;

/** What only a service in this JVM can be asked: contexts, client addresses, failing channels, forbidden factors, events. */
public abstract class ServiceOnly {

    @Clause(value = "TXN-08", effort = Effort.SCENE)
    public final void theContextHasToBeRepeated(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Answer begun = scene.node().begin(app.person().name(), Purpose.SIGN_IN, Optional.of("this browser"));
        Pass token = begun.pass().orElseThrow();
        for (Pass wrong : List.of(
                token.inContext("that browser"),
                token.inContext("this browser "),
                Pass.token(app.person().name(), token.text()))) {
            expect("another context or none", Kind.DEAD_TOKEN, scene.node().verifyTotp(wrong, app.code()));
        }
        expect("the context it was begun in", Kind.ACCEPTED, scene.node().verifyTotp(token, app.code()));
    }

    @Clause(value = "THR-10", effort = Effort.SCENE)
    public final void anotherAddressGivesNoOtherBudget(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        for (int i = 0; i < Locks.softAfter(scene); i++) {
            Locks.makeRoom(scene, i);
            Pass token = app.person().signIn().from("192.0.2." + i);
            expect(
                    "a wrong code from a new address",
                    Kind.WRONG_CODE,
                    scene.node().verifyTotp(token, app.wrongCode(i)));
        }
        Pass elsewhere = app.person().signIn().from("2001:db8::1");
        expect(
                "the right code from yet another address",
                Kind.LOCKED,
                scene.node().verifyTotp(elsewhere, app.code()));
    }

    @Clause(value = "DOTP-11", effort = Effort.SCENE, needs = Capability.FAILING_CHANNEL)
    public final void whatWasNotDeliveredIsNoCode(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Person ada = scene.person();
        Recipient recipient = DeliveredCodesAlive.recipient(scene);
        ada.bind(recipient);
        Pass token = ada.signIn();
        scene.channel().fail(true);
        expect(
                "sending over a failing channel",
                Kind.NOT_DELIVERED,
                scene.node().send(token, recipient));
        List<String> refused = scene.channel().refusedTo(recipient);
        scene.channel().fail(false);
        expect(
                "the code that the channel refused",
                Kind.WRONG_CODE,
                scene.node().verify(token, recipient, refused.get(refused.size() - 1)));
        DeliveredLimits.later(scene);
        Pass next = ada.signIn();
        String code = ada.sent(next, recipient);
        expect("a code when the channel is back", Kind.ACCEPTED, scene.node().verify(next, recipient, code));
    }

    @Clause(value = "DOTP-12", effort = Effort.SCENE, needs = Capability.KIT_PARTS)
    public final void aForbiddenFactorIsRefusedEverywhere(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        MfaPolicy policy = MfaPolicy.builder()
                .factors(EnumSet.of(Factor.TOTP, Factor.RECOVERY_CODE, Factor.EMAIL))
                .build();
        Scene scene = Scene.under(trial, cast, policy);
        BoundApp app = scene.person().enrol();
        Person ada = app.person();
        Recipient phone = scene.phone();
        Set<Kind> refused = Set.of(Kind.NOT_PERMITTED, Kind.RECIPIENT_REFUSED, Kind.WRONG_CODE);
        expect(
                "binding a phone where SMS is forbidden",
                Kind.NOT_PERMITTED,
                scene.node().associate(ada.proven(), phone));
        expect("sending an SMS where it is forbidden", refused, scene.node().send(ada.signIn(), phone));
        expect("verifying one", refused, scene.node().verify(ada.signIn(), phone, "123456"));
        Expect.equal("codes by SMS", 0, scene.delivered(phone));
        ada.bind(scene.email());
        app.signsIn();
    }

    @Clause(value = "SEC-10", effort = Effort.SCENE, needs = Capability.EVENTS)
    public final void oneEventForEveryAttempt(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Person ada = app.person();
        attempted(scene, ada, MfaEvent.Outcome.WRONG, () -> scene.node().verifyTotp(ada.signIn(), app.wrongCode(0)));
        attempted(scene, ada, MfaEvent.Outcome.ACCEPTED, () -> scene.node().verifyTotp(ada.signIn(), app.code()));
        attempted(scene, ada, MfaEvent.Outcome.REPLAYED, () -> scene.node().verifyTotp(ada.signIn(), app.code()));
        attempted(scene, ada, MfaEvent.Outcome.WRONG, () -> scene.node().recover(ada.signIn(), "no recovery code"));
        Locks.fail(scene, app, Locks.softAfter(scene) - 1);
        attempted(scene, ada, MfaEvent.Outcome.LOCKED, () -> scene.node().verifyTotp(ada.signIn(), app.code()));
        String told = String.valueOf(scene.events());
        Expect.that(
                !told.contains(app.otp().uri().secretText())
                        && app.recoveryCodes().stream().noneMatch(told::contains),
                "no secret in an event",
                "one");
    }

    private static void attempted(Scene scene, Person user, MfaEvent.Outcome outcome, Runnable call) {
        long before = scene.events().size();
        call.run();
        List<MfaEvent.Attempt> attempts = scene.events().stream()
                .skip(before)
                .filter(MfaEvent.Attempt.class::isInstance)
                .map(MfaEvent.Attempt.class::cast)
                .filter(it -> it.operation() != MfaEvent.Operation.BEGIN)
                .toList();
        Expect.equal(
                "the outcomes of the events of one attempt",
                List.of(outcome),
                attempts.stream().map(MfaEvent.Attempt::outcome).toList());
        Expect.equal(
                "the user that the event names",
                Optional.of(user.name()),
                attempts.get(0).user().map(it -> it.value()));
        Expect.equal(
                "the time that the event names", scene.now(), attempts.get(0).at());
    }

    @Clause(value = "BIND-13", effort = Effort.SCENE, needs = Capability.EVENTS)
    public final void everyChangeIsAnnounced(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Person ada = app.person();
        changes(scene, List.of(MfaEvent.ChangeType.BOUND), 0);
        long before = scene.events().size();
        scene.node().recover(ada.signIn(), app.recoveryCodes().get(0));
        changes(scene, List.of(MfaEvent.ChangeType.RECOVERY_CODE_USED), before);
        before = scene.events().size();
        scene.node().regenerate(ada.proven());
        changes(scene, List.of(MfaEvent.ChangeType.RECOVERY_CODES_REGENERATED), before);
        before = scene.events().size();
        scene.node().unbind(ada.session(), Factor.TOTP, app.id());
        changes(scene, List.of(), before);
        Locks.fail(scene, app, Locks.softAfter(scene));
        changes(scene, List.of(MfaEvent.ChangeType.LOCKED), before);
        scene.afterLocks();
        before = scene.events().size();
        scene.node().unbind(ada.proven(), Factor.TOTP, app.id());
        changes(scene, List.of(MfaEvent.ChangeType.UNBOUND), before);
    }

    private static void changes(Scene scene, List<MfaEvent.ChangeType> expected, long before) {
        Expect.equal(
                "the changes announced",
                expected,
                scene.events().stream()
                        .skip(before)
                        .filter(MfaEvent.Change.class::isInstance)
                        .map(it -> ((MfaEvent.Change) it).type())
                        .collect(Collectors.toList()));
    }
}
