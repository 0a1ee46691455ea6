package dev.mfacore.tck.clause;

import static dev.mfacore.tck.drive.Scene.expect;

import dev.mfacore.EmailAddress;
import dev.mfacore.MfaPolicy;
import dev.mfacore.PhoneNumber;
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
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;

/** Each quota of sendings, seen where the others are far away, and the destinations that codes may go to. */
public abstract class SendQuotas {

    private static final int FAR_AWAY = 99;

    private static MfaPolicy.Builder roomy() {
        return MfaPolicy.builder()
                .sendBackoffFirst(Duration.ZERO)
                .sendBackoffMax(Duration.ZERO)
                .sendsPerTransaction(FAR_AWAY)
                .sendsPerRecipientHour(FAR_AWAY)
                .sendsPerRecipientDay(FAR_AWAY)
                .sendsPerUserDay(FAR_AWAY);
    }

    private static Answer sent(Scene scene, Person to, Recipient recipient) {
        return scene.node().associate(to.session(), recipient);
    }

    private static void refused(Scene scene, String what, Person to, Recipient recipient) {
        expect(what, Kind.THROTTLED, sent(scene, to, recipient));
        Expect.equal("codes delivered to a recipient that was refused", 0, scene.delivered(recipient));
    }

    @Clause(value = "THR-12", effort = Effort.SCENE, needs = Capability.KIT_PARTS)
    public final void aDestinationIsSentSoManyAnHour(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        int quota = 2 + cast.seed() % 3;
        Scene scene =
                Scene.under(trial, cast, roomy().sendsPerDestinationHour(quota).build());
        boolean phones = scene.pick(2) == 0;
        Instant first = scene.now();
        for (int i = 0; i < quota; i++) {
            Recipient own = phones ? scene.phone() : scene.email();
            expect("one of " + quota + " users' codes", Kind.ACCEPTED, sent(scene, scene.person(), own));
            scene.advance(Duration.ofMinutes(2));
        }
        String more = "one more user's code to the same " + (phones ? "calling code" : "domain") + " within the hour";
        refused(scene, more, scene.person(), phones ? scene.phone() : scene.email());
        expect(
                "a code to another destination",
                Kind.ACCEPTED,
                sent(
                        scene,
                        scene.person(),
                        phones ? new PhoneNumber("+12025550143") : EmailAddress.parse("ada@example.org")));
        scene.advanceUntil(first.plus(Duration.ofHours(1)));
        refused(scene, more, scene.person(), phones ? scene.phone() : scene.email());
        scene.advanceTo(first.plus(Duration.ofHours(1)));
        expect(
                "a code an hour after the first",
                Kind.ACCEPTED,
                sent(scene, scene.person(), phones ? scene.phone() : scene.email()));
        refused(scene, more, scene.person(), phones ? scene.phone() : scene.email());
    }

    @Clause(value = "THR-12", effort = Effort.SCENE, needs = Capability.KIT_PARTS)
    public final void codesGoToAllowedDestinationsOnly(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.under(
                trial,
                cast,
                roomy().allowedDestinations(Set.of("+86", "example.com")).build());
        List<Recipient> foreign = List.of(
                new PhoneNumber("+12025550143"),
                new PhoneNumber("+85223456789"),
                EmailAddress.parse("ada@mail.example.com"),
                EmailAddress.parse("ada@notexample.com"),
                EmailAddress.parse("ada@example.com.example.org"));
        for (Recipient recipient : foreign) {
            Kind answered = sent(scene, scene.person(), recipient).kind();
            Expect.equal("a code to a destination that is not allowed", Kind.DESTINATION_REFUSED, answered);
            int handed = scene.delivered(recipient)
                    + scene.channel().refusedTo(recipient).size();
            Expect.equal("codes handed to the channel for it", 0, handed);
        }
        for (Recipient recipient : List.of(scene.phone(), scene.email())) {
            expect("a code to an allowed destination", Kind.ACCEPTED, sent(scene, scene.person(), recipient));
        }
    }

    @Clause(value = "THR-12", effort = Effort.SCENE, needs = Capability.KIT_PARTS)
    public final void aUserIsSentSoManyADay(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        int quota = 2 + cast.seed() % 4;
        Scene scene = Scene.under(trial, cast, roomy().sendsPerUserDay(quota).build());
        Person ada = scene.person();
        Instant first = scene.now();
        for (int i = 0; i < quota; i++) {
            expect("one of " + quota + " codes a day", Kind.ACCEPTED, sent(scene, ada, scene.phone()));
            scene.advance(Duration.ofHours(3));
        }
        refused(scene, "one more code to yet another phone of the same user", ada, scene.phone());
        expect("a code to another user", Kind.ACCEPTED, sent(scene, scene.person(), scene.phone()));
        scene.advanceUntil(first.plus(Duration.ofDays(1)));
        refused(scene, "one more right before the day is over", ada, scene.phone());
        scene.advanceTo(first.plus(Duration.ofDays(1)));
        expect("a code a day after the first", Kind.ACCEPTED, sent(scene, ada, scene.phone()));
    }

    @Clause(value = "THR-12", effort = Effort.SCENE, needs = Capability.KIT_PARTS)
    public final void aTransactionSendsExactlySoMany(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        int quota = 1 + cast.seed() % 3;
        Scene scene = Scene.under(
                trial,
                cast,
                roomy().sendsPerTransaction(quota)
                        .tokenLife(Duration.ofMinutes(10))
                        .build());
        Person ada = scene.person();
        Recipient recipient = DeliveredCodesAlive.recipient(scene);
        ada.bind(recipient);
        Pass token = ada.signIn();
        for (int i = 0; i < quota; i++) {
            ada.sent(token, recipient);
            scene.advance(Duration.ofMinutes(2));
        }
        int delivered = scene.delivered(recipient);
        expect(
                "one more code than " + quota + " in one transaction",
                Kind.THROTTLED,
                scene.node().send(token, recipient));
        Expect.equal("codes delivered then", delivered, scene.delivered(recipient));
        Pass next = ada.signIn();
        String code = ada.sent(next, recipient);
        expect("the code of the next transaction", Kind.ACCEPTED, scene.node().verify(next, recipient, code));
    }
}
