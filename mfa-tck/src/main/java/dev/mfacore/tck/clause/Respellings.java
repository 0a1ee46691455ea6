package dev.mfacore.tck.clause;

import static dev.mfacore.tck.drive.Scene.expect;

import dev.mfacore.Factor;
import dev.mfacore.Recipient;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.drive.Answer;
import dev.mfacore.tck.drive.Cast;
import dev.mfacore.tck.drive.Kind;
import dev.mfacore.tck.drive.Scene;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;

/** However a recipient is written, it is the same one to every limit of sending. */
public abstract class Respellings {

    /** Other spellings; a service may refuse each. */
    private static List<String> spellings(Recipient recipient) {
        String address = recipient.address();
        if (recipient.factor() == Factor.EMAIL) {
            int at = address.indexOf('@');
            return List.of(
                    address.toUpperCase(Locale.ROOT),
                    address.substring(0, 1).toUpperCase(Locale.ROOT) + address.substring(1),
                    address.substring(0, at) + address.substring(at).toUpperCase(Locale.ROOT));
        }
        String digits = address.substring(1);
        String national = address.substring(3);
        return List.of(
                "00" + digits,
                "+86 " + national,
                "+86 (" + national.substring(0, 3) + ") " + national.substring(3),
                "+86-" + national.substring(0, 3) + "-" + national.substring(3));
    }

    @Clause(
            value = "THR-13",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void oneCooldownForAllSpellings(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        for (Recipient recipient : permitted(scene)) {
            expect(
                    "a code to a recipient",
                    Kind.ACCEPTED,
                    scene.node().associate(scene.person().session(), recipient));
            for (String spelling : spellings(recipient)) {
                refused(scene, recipient, spelling);
            }
        }
    }

    private static List<Recipient> permitted(Scene scene) {
        List<Recipient> permitted = Stream.of(scene.phone(), scene.email())
                .filter(it -> scene.policy().factors().contains(it.factor()))
                .toList();
        scene.needs(!permitted.isEmpty(), "permits no delivered codes");
        return permitted;
    }

    private static void refused(Scene scene, Recipient recipient, String spelling) {
        int delivered = scene.delivered(recipient);
        Answer answer = scene.node().associate(scene.person().session(), recipient.factor(), spelling);
        Expect.that(
                answer.kind() != Kind.ACCEPTED && answer.kind() != Kind.BROKEN,
                "another user's code refused to the same recipient in another spelling, within the pause",
                answer);
        Expect.equal("codes delivered to the recipient", delivered, scene.delivered(recipient));
    }

    @Clause(
            value = "THR-13",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void oneQuotaForAllSpellings(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        var sending = scene.policy().sending();
        for (Recipient recipient : permitted(scene)) {
            List<String> spellings = spellings(recipient);
            int sent = 0;
            Instant end = scene.now().plus(Duration.ofHours(1));
            for (int i = 0;
                    i < 2 * (sending.perRecipientHour() + 1) && scene.now().isBefore(end);
                    i++) {
                boolean plain = i % 2 == 0;
                String spelling = plain ? recipient.address() : spellings.get(i / 2 % spellings.size());
                sent += scene.node()
                                .associate(scene.person().session(), recipient.factor(), spelling)
                                .accepted()
                        ? 1
                        : 0;
                scene.advance(sending.cooldown());
            }
            Expect.that(
                    sent >= 1 && sent <= sending.perRecipientHour(),
                    "1 to " + sending.perRecipientHour() + " codes an hour to a recipient, however it is written",
                    sent);
            DeliveredLimits.later(scene);
        }
    }
}
