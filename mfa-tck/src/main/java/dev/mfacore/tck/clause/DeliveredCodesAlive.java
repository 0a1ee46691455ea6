package dev.mfacore.tck.clause;

import static dev.mfacore.tck.drive.Scene.expect;

import dev.mfacore.Factor;
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
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;

/** When a delivered code is alive, and what it is bound to. */
public abstract class DeliveredCodesAlive {

    private static final Set<Kind> REFUSED = Set.of(Kind.WRONG_CODE, Kind.MISUSE);

    /** A phone or an email address that the policy permits, for stories with several codes. */
    static Recipient recipient(Scene scene) {
        scene.needsCodes();
        return anyRecipient(scene);
    }

    /** The same, however few codes the policy sends. */
    static Recipient anyRecipient(Scene scene) {
        boolean phones = scene.policy().factors().contains(Factor.SMS);
        boolean mail = scene.policy().factors().contains(Factor.EMAIL);
        scene.needs(phones || mail, "permits no delivered codes");
        return phones && (!mail || scene.pick(2) == 0) ? scene.phone() : scene.email();
    }

    /** How long no second code is sent after a first one. */
    static Duration pause(Scene scene) {
        var sending = scene.policy().sending();
        return sending.cooldown().compareTo(sending.backoffFirst()) > 0 ? sending.cooldown() : sending.backoffFirst();
    }

    /** For stories that go on in one transaction until the next code may be sent. */
    static void needsSecondCode(Scene scene) {
        scene.needs(
                pause(scene).compareTo(scene.policy().transaction().life()) < 0
                        && scene.policy().sending().perTransaction() > 1,
                "sends one code in a transaction at most");
    }

    @Clause(
            value = "DOTP-03",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void nothingSentAcceptsNothing(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Person ada = scene.person();
        Recipient recipient = recipient(scene);
        ada.bind(recipient);
        String used = scene.code(recipient);
        Pass token = ada.signIn();
        List<String> guesses = List.of("", used, "0");
        for (int i = 0; i < Math.min(guesses.size(), scene.harmlessFailures()); i++) {
            expect("a code where none was sent", REFUSED, scene.node().verify(token, recipient, guesses.get(i)));
        }
        String code = ada.sent(token, recipient);
        expect("then the code that was sent", Kind.ACCEPTED, scene.node().verify(token, recipient, code));
    }

    @Clause(
            value = "DOTP-03",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void anAcceptedCodeIsOver(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Person ada = scene.person();
        Recipient recipient = recipient(scene);
        ada.bind(recipient);
        Pass first = ada.signIn();
        Pass second = ada.signIn();
        String code = ada.sent(first, recipient);
        expect("the code", Kind.ACCEPTED, scene.node().verify(first, recipient, code));
        expect(
                "the code in its transaction once more",
                Kind.DEAD_TOKEN,
                scene.node().verify(first, recipient, code));
        expect("the code in another sign-in", Kind.WRONG_CODE, scene.node().verify(second, recipient, code));
        for (String guess : List.of("", "0", code)) {
            scene.afterLocks();
            expect(
                    "any code after that, with nothing sent",
                    REFUSED,
                    scene.node().verify(ada.signIn(), recipient, guess));
        }
    }

    @Clause(
            value = "DOTP-05",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void aNewCodeVoidsTheOldOne(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Person ada = scene.person();
        Recipient recipient = recipient(scene);
        ada.bind(recipient);
        needsSecondCode(scene);
        scene.needs(scene.harmlessFailures() >= 1, "allows no failure");
        Pass token = ada.signIn();
        String old = ada.sent(token, recipient);
        afterCooldown(scene);
        String newer = ada.sent(token, recipient);
        Expect.that(!newer.equals(old), "another code for every sending", "the same code twice");
        expect(
                "the earlier code after a new one was sent",
                Kind.WRONG_CODE,
                scene.node().verify(token, recipient, old));
        expect("the newest code", Kind.ACCEPTED, scene.node().verify(token, recipient, newer));
    }

    static void afterCooldown(Scene scene) {
        scene.advance(pause(scene));
    }

    @Clause(
            value = "DOTP-05",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void aRefusedSendingVoidsNothing(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Person ada = scene.person();
        Recipient recipient = recipient(scene);
        ada.bind(recipient);
        Pass token = ada.signIn();
        String code = ada.sent(token, recipient);
        expect("sending again at once", Kind.THROTTLED, scene.node().send(token, recipient));
        Expect.equal("the newest code after a refused sending", code, scene.code(recipient));
        expect("the code that was sent", Kind.ACCEPTED, scene.node().verify(token, recipient, code));
    }

    @Clause(
            value = "DOTP-06",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void aCodeBelongsToItsTransaction(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Person ada = scene.person();
        Person bob = scene.person();
        Recipient recipient = recipient(scene);
        ada.bind(recipient);
        Recipient other = recipient(scene);
        bob.bind(other);
        scene.needs(scene.harmlessFailures() >= 2, "allows too few failures");
        Pass before = ada.signIn();
        Pass token = ada.signIn();
        String code = ada.sent(token, recipient);
        for (Pass wrong : List.of(before, ada.signIn())) {
            expect(
                    "the code in another transaction of its user",
                    Kind.WRONG_CODE,
                    scene.node().verify(wrong, recipient, code));
        }
        Pass bobs = bob.signIn();
        expect(
                "the code in another user's transaction",
                Kind.WRONG_CODE,
                scene.node().verify(bobs, recipient, code));
        expect(
                "the same, for that user's own recipient",
                Kind.WRONG_CODE,
                scene.node().verify(bobs, other, code));
        expect("the code in its own", Kind.ACCEPTED, scene.node().verify(token, recipient, code));
    }

    @Clause(
            value = "DOTP-07",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void aCodeBelongsToItsRecipient(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Person ada = scene.person();
        scene.needsCodes();
        scene.needs(scene.policy().binding().maxPerFactor() > 1, "permits one phone only");
        scene.needs(
                scene.policy().lock().softAfter() >= 3
                        && scene.policy().codes().maxFailures() >= 3
                        && scene.policy().transaction().maxFailures() >= 4,
                "allows too few failures");
        Recipient recipient = scene.phone();
        Recipient another = scene.phone();
        Recipient email = scene.email();
        ada.bind(recipient);
        ada.bind(another);
        ada.bind(email);
        Pass token = ada.signIn();
        String code = ada.sent(token, recipient);
        expect(
                "the code for another phone of its user",
                Kind.WRONG_CODE,
                scene.node().verify(token, another, code));
        expect("the code for the user's email", Kind.WRONG_CODE, scene.node().verify(token, email, code));
        expect("the code for nobody's phone", Kind.WRONG_CODE, scene.node().verify(token, scene.phone(), code));
        expect("the code for its recipient", Kind.ACCEPTED, scene.node().verify(token, recipient, code));
    }

    @Clause(
            value = "DOTP-07",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void aBindingCodeSignsNobodyIn(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        scene.needsCodes();
        scene.needs(scene.policy().factors().contains(Factor.SMS), "permits no codes by SMS");
        scene.needs(scene.policy().lock().softAfter() > 1, "locks after the first failure");
        Person ada = scene.person();
        Recipient bound = scene.email();
        ada.bind(bound);
        Recipient recipient = scene.phone();
        Pass session = ada.proven();
        Answer pending =
                expect("associating a phone", Kind.ACCEPTED, scene.node().associate(session, recipient));
        String code = scene.code(recipient);
        expect("a binding code at a sign-in", Kind.WRONG_CODE, scene.node().verify(ada.signIn(), recipient, code));
        expect(
                "the code where it belongs",
                Kind.ACCEPTED,
                scene.node().confirm(session, Factor.SMS, pending.id(), code));
        DeliveredLimits.later(scene);
        Pass token = ada.signIn();
        String signIn = ada.sent(token, recipient);
        expect("a sign-in code at its sign-in", Kind.ACCEPTED, scene.node().verify(token, recipient, signIn));
    }

    @Clause(
            value = "DOTP-08",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void codesGoToConfirmedRecipientsOnly(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Person ada = scene.person();
        Person bob = scene.person();
        Recipient recipient = recipient(scene);
        Recipient bobs = recipient(scene);
        ada.bind(recipient);
        bob.bind(bobs);
        int before = scene.delivered(bobs);
        Pass token = ada.signIn();
        Set<Kind> refusals = Set.of(Kind.RECIPIENT_REFUSED, Kind.NOT_PERMITTED);
        for (Recipient foreign : List.of(bobs, scene.phone(), scene.email())) {
            expect(
                    "sending to a recipient not confirmed for the user",
                    refusals,
                    scene.node().send(token, foreign));
        }
        Expect.equal("codes at another user's recipient", before, scene.delivered(bobs));
        String code = ada.sent(token, recipient);
        expect("the code sent to the confirmed one", Kind.ACCEPTED, scene.node().verify(token, recipient, code));
    }
}
