package dev.mfacore.tck.clause;

import static dev.mfacore.tck.drive.Scene.expect;

import dev.mfacore.Factor;
import dev.mfacore.Recipient;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.drive.Answer;
import dev.mfacore.tck.drive.BoundApp;
import dev.mfacore.tck.drive.Cast;
import dev.mfacore.tck.drive.Kind;
import dev.mfacore.tck.drive.Pass;
import dev.mfacore.tck.drive.Person;
import dev.mfacore.tck.drive.Row;
import dev.mfacore.tck.drive.Scene;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;

/** Phones and email addresses: how they become factors, whose they are, and who sees them. */
public abstract class Recipients {

    @Clause(
            value = "BIND-10",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void onlyACodeSentThereBinds(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Person ada = scene.person();
        Person bob = scene.person();
        Recipient recipient = DeliveredCodesAlive.recipient(scene);
        Recipient other = DeliveredCodesAlive.recipient(scene);
        scene.needs(
                scene.policy().lock().softAfter() >= 3 && scene.policy().codes().maxFailures() >= 3,
                "allows too few failures");
        Pass session = ada.session();
        Pass bobs = bob.session();
        Answer pending = expect("associating", Kind.ACCEPTED, scene.node().associate(session, recipient));
        Answer theirs =
                expect("another user associating", Kind.ACCEPTED, scene.node().associate(bobs, other));
        expect(
                "confirming with a code that was sent to another recipient",
                Kind.WRONG_CODE,
                scene.node().confirm(session, recipient.factor(), pending.id(), scene.code(other)));
        expect(
                "confirming with no code",
                List.of(Kind.WRONG_CODE, Kind.MISUSE),
                scene.node().confirm(session, recipient.factor(), pending.id(), ""));
        Expect.equal("active authenticators before a right code", 0L, Bindings.active(scene, ada));
        expect(
                "confirming with the code that was sent there",
                Kind.ACCEPTED,
                scene.node().confirm(session, recipient.factor(), pending.id(), scene.code(recipient)));
        Expect.equal("active authenticators after it", 1L, Bindings.active(scene, ada));
        expect(
                "the other user's code at the other user",
                Kind.ACCEPTED,
                scene.node().confirm(bobs, other.factor(), theirs.id(), scene.code(other)));
    }

    @Clause(
            value = "BIND-11",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void oneRecipientOneAccount(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Person ada = scene.person();
        Person bob = scene.person();
        Recipient recipient = DeliveredCodesAlive.recipient(scene);
        Pass session = ada.session();
        Answer pending = expect("associating", Kind.ACCEPTED, scene.node().associate(session, recipient));
        String sent = scene.code(recipient);
        Duration code = scene.policy().codes().life();
        Duration pendingLife = scene.policy().binding().pendingLife();
        Instant end = scene.now().plus(code.compareTo(pendingLife) < 0 ? code : pendingLife);
        DeliveredCodesAlive.afterCooldown(scene);
        scene.needs(scene.now().plusSeconds(5).isBefore(end), "lets codes die before the next may be sent");
        Pass bobs = bob.session();
        Answer second = scene.node().associate(bobs, recipient);
        expect(
                "the first to confirm",
                Kind.ACCEPTED,
                scene.node().confirm(session, recipient.factor(), pending.id(), sent));
        boolean unique = scene.policy().binding().uniqueRecipients();
        if (second.accepted()) {
            expect(
                    "the second to confirm the same recipient",
                    unique ? Set.of(Kind.NOT_BINDABLE, Kind.WRONG_CODE) : Set.of(Kind.ACCEPTED),
                    scene.node().confirm(bobs, recipient.factor(), second.id(), scene.code(recipient)));
        }
        Expect.equal("who has it", unique ? 0L : 1L, Bindings.active(scene, bob));
    }

    @Clause(
            value = "BIND-12",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void askingIsGuardedAndHarmless(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Person bob = scene.person();
        scene.needsCodes();
        int allowed = questions(scene);
        scene.needs(allowed >= 3 && allowed <= 100, "answers " + allowed + " questions");
        Recipient taken = scene.phone();
        bob.bind(taken);
        Recipient free = scene.phone();
        int delivered = scene.delivered(taken);
        Pass token = app.person().signIn();
        boolean unique = scene.policy().binding().uniqueRecipients();
        expect("a free phone", Kind.YES, scene.node().bindable(token, free));
        expect(
                "a phone of another user",
                unique ? Kind.NO : Kind.YES,
                scene.node().bindable(token, taken));
        expect("asking without a token", Kind.DEAD_TOKEN, scene.node().bindable(token.altered("nothing"), free));
        for (int i = 2; i < allowed; i++) {
            expect("asking as often as allowed", Kind.YES, scene.node().bindable(token, free));
        }
        expect("asking once more", Kind.THROTTLED, scene.node().bindable(token, free));
        Expect.equal("codes sent by asking", delivered, scene.delivered(taken));
        Expect.equal("codes sent by asking", 0, scene.delivered(free));
        expect("the sign-in goes on", Kind.ACCEPTED, scene.node().verifyTotp(token, app.code()));
    }

    /** How many questions in a row are answered. */
    static int questions(Scene scene) {
        var binding = scene.policy().binding();
        return Math.min(binding.bindableChecksPerTransaction(), binding.bindableChecksPerHour());
    }

    @Clause(
            value = "SEC-09",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void recipientsAreMasked(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        scene.needsCodes();
        Person ada = scene.person();
        Recipient phone = scene.phone();
        Recipient email = scene.email();
        ada.bind(phone);
        ada.bind(email);
        Pass token = ada.signIn();
        Answer begun = scene.node().begin(ada.name(), dev.mfacore.Purpose.SIGN_IN, java.util.Optional.empty());
        Answer sent = scene.node().send(token, phone);
        Answer listed =
                expect("listing with a token", Kind.ACCEPTED, scene.node().list(token));
        Answer own = expect("listing in a session", Kind.ACCEPTED, scene.node().list(ada.session()));
        for (Answer answer : List.of(begun, sent, listed, own)) {
            for (Recipient recipient : List.of(phone, email)) {
                String digits = recipient.address().replaceAll("^\\+86", "");
                Expect.that(!answer.text().contains(digits), "no full recipient in an answer", recipient.factor());
            }
        }
        List<Row> rows =
                own.rows().stream().filter(it -> it.factor() != Factor.TOTP).toList();
        Expect.equal("recipients in the list", 2, rows.size());
    }
}
