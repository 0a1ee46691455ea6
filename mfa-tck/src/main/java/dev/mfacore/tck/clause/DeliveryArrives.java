package dev.mfacore.tck.clause;

import dev.mfacore.Purpose;
import dev.mfacore.Recipient;
import dev.mfacore.port.DeliveryException;
import dev.mfacore.port.OtpMessage;
import dev.mfacore.tck.Arrivals.Arrival;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Covers;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;

/** The code arrives: once, whole, at its recipient and nowhere else. */
@Covers(Port.DELIVERY)
public abstract class DeliveryArrives {

    @Clause(value = "DLV-01", effort = Effort.STORY)
    public final void arrivesWhole(
            Trial trial,
            @ForAll(supplier = DeliveryInputs.Code.class) String code,
            @ForAll Purpose purpose,
            @ForAll boolean attached)
            throws Exception {
        Channel channel = Channel.of(trial);
        for (Recipient recipient : channel.reached(DeliveryInputs.ORDINARY)) {
            OtpMessage full = DeliveryInputs.message(trial, recipient, code, purpose);
            OtpMessage message = attached
                    ? full
                    : new OtpMessage(full.id(), Optional.empty(), recipient, purpose, code, full.expiresAt());
            channel.deliver(message);
            channel.expectArrived(message, "when deliver returns");
        }
    }

    @Clause(value = "DLV-01", effort = Effort.ONCE)
    public final void arrivesWhateverTheLocale(Trial trial) throws Exception {
        Channel channel = Channel.of(trial);
        Locale before = Locale.getDefault();
        try {
            for (String tag : List.of("ar-EG-u-nu-arab", "fa-IR", "hi-IN-u-nu-deva", "tr-TR", "th-TH-u-nu-thai")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                trial.say("default locale " + tag);
                for (Recipient recipient : channel.reached(DeliveryInputs.ORDINARY)) {
                    OtpMessage message = DeliveryInputs.message(trial, recipient, "042917");
                    channel.deliver(message);
                    channel.expectArrived(message, "under the default locale " + tag);
                }
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Clause(value = "DLV-01", effort = Effort.ONCE)
    public final void equalCodesAreDifferentMessages(Trial trial) throws Exception {
        Channel channel = Channel.of(trial);
        Recipient recipient = channel.reached(DeliveryInputs.ORDINARY).get(0);
        for (int i = 1; i <= 25; i++) {
            OtpMessage message = DeliveryInputs.message(trial, recipient, "042917");
            channel.deliver(message);
            trial.say("message " + i + " to the same recipient with the same code and an id of its own");
            channel.expectArrived(message, "as the message has an id of its own");
        }
    }

    @Clause(value = "CLI-05", effort = Effort.STORY)
    public final void arrivesOnlyOnce(Trial trial, @ForAll(supplier = DeliveryInputs.Code.class) String code)
            throws Exception {
        Channel channel = Channel.of(trial);
        for (Recipient recipient : channel.reached(DeliveryInputs.ORDINARY)) {
            channel.deliver(DeliveryInputs.message(trial, recipient, code));
            List<Arrival> fresh = channel.fresh();
            long here =
                    fresh.stream().filter(one -> Channel.isFor(one, recipient)).count();
            Expect.that(here <= 1, "at most one message for one call", here + ": " + Channel.shown(fresh));
        }
        channel.expectNothing("after the last call");
    }

    @Clause(value = "DOTP-10", effort = Effort.STORY)
    public final void arrivesNowhereElse(Trial trial, @ForAll(supplier = DeliveryInputs.Code.class) String code)
            throws Exception {
        Channel channel = Channel.of(trial);
        Map<String, Recipient> sent = new LinkedHashMap<>();
        for (Recipient recipient : channel.reached(DeliveryInputs.ORDINARY)) {
            // A code of its own, since what comes late, which is told elsewhere, has come to no wrong place.
            String own = code.substring(0, code.length() - 2) + (10 + sent.size());
            sent.put(own, recipient);
            channel.deliver(DeliveryInputs.message(trial, recipient, own));
            for (Arrival one : channel.fresh()) {
                sent.forEach((text, owner) -> Expect.that(
                        Channel.isFor(one, owner) || !one.text().contains(text),
                        "the code for " + owner.address() + " there and nowhere else",
                        one));
            }
        }
    }

    @Clause(value = "DLV-02", effort = Effort.ONCE)
    public final void whatItDoesNotReachIsRefused(Trial trial) throws Exception {
        Channel channel = Channel.of(trial);
        for (Recipient recipient : DeliveryInputs.ORDINARY) {
            if (!channel.reaches(recipient)) {
                trial.say("a message to " + recipient.address() + ", which the channel does not claim to reach");
                refusedOrArrived(channel, DeliveryInputs.message(trial, recipient, "042917"), false);
            }
        }
        for (Recipient recipient : DeliveryInputs.ODD) {
            refusedOrArrived(channel, DeliveryInputs.message(trial, recipient, "042917"), channel.reaches(recipient));
        }
    }

    private static void refusedOrArrived(Channel channel, OtpMessage message, boolean mayArrive) throws Exception {
        String to = message.recipient().address();
        try {
            channel.deliver(message);
        } catch (DeliveryException refused) {
            channel.expectNothing("after the message to " + to + " was refused");
            return;
        } catch (RuntimeException e) {
            Expect.that(false, "a DeliveryException, if the message to " + to + " is refused", e);
        }
        Expect.that(mayArrive, "a DeliveryException for a message to " + to + ", which is not reached", "returned");
        for (Arrival one : channel.expectArrived(message, "or a DeliveryException")) {
            Expect.that(Channel.isFor(one, message.recipient()), "a message at " + to + " only", one);
        }
    }

    @Clause(value = "DLV-03", effort = Effort.ONCE, needs = Capability.RECOGNISES_REPETITION)
    public final void repeatedIdArrivesOnce(Trial trial) throws Exception {
        Channel channel = Channel.of(trial);
        List<OtpMessage> sent = new ArrayList<>();
        for (Recipient recipient : channel.reached(DeliveryInputs.ORDINARY)) {
            OtpMessage message = DeliveryInputs.message(trial, recipient, "042917");
            channel.deliver(message);
            channel.expectArrived(message, "at the first call");
            sent.add(message);
        }
        for (OtpMessage message : sent) {
            try {
                channel.deliver(message);
            } catch (DeliveryException e) {
                trial.say("the repetition was refused");
            }
            channel.expectNothing("at the second call with the same id");
        }
    }

    @Clause(value = "DLV-04", effort = Effort.RACE)
    public final void servesManyThreads(Trial trial) throws Exception {
        Channel channel = Channel.of(trial);
        List<Recipient> recipients = channel.reached(DeliveryInputs.ORDINARY);
        int threads = Math.min(4, recipients.size());
        int each = 25;
        int rounds = Crowd.run(threads, number -> {
            for (int i = 0; i < each; i++) {
                channel.deliver(DeliveryInputs.message(trial, recipients.get(number), (100 + number) + "" + (100 + i)));
            }
        });
        List<Arrival> fresh = channel.fresh();
        for (int number = 0; number < threads; number++) {
            Recipient recipient = recipients.get(number);
            for (int i = 0; i < each; i++) {
                String code = (100 + number) + "" + (100 + i);
                long count = fresh.stream()
                        .filter(one -> Channel.isFor(one, recipient) && Channel.holds(one.text(), code))
                        .count();
                Expect.equal(
                        "messages at " + recipient.address() + " with its code " + code + " of " + threads
                                + " threads at once",
                        (long) rounds,
                        count);
            }
        }
        Expect.equal("messages at anybody", threads * each * rounds, fresh.size());
    }
}
