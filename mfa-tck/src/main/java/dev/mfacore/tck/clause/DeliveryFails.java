package dev.mfacore.tck.clause;

import dev.mfacore.Recipient;
import dev.mfacore.port.DeliveryException;
import dev.mfacore.port.OtpMessage;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.Outage;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Covers;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import net.jqwik.api.ForAll;

/** A failed delivery is told as one and stays one, and no code shows on this side. */
@Covers(Port.DELIVERY)
public abstract class DeliveryFails {

    private static final String CANARY = "70413926";

    @Clause(value = "DOTP-11", effort = Effort.STORY, needs = Capability.DELIVERY_OUTAGE)
    public final void failedDeliveryIsTold(Trial trial, @ForAll(supplier = DeliveryInputs.Code.class) String code)
            throws Exception {
        Channel channel = Channel.of(trial);
        Outage outage = outage(trial);
        Recipient recipient = channel.reached(DeliveryInputs.ORDINARY).get(0);
        OtpMessage failed = DeliveryInputs.message(trial, recipient, code);
        outage.set(true);
        trial.say("the channel is down");
        Exception thrown = Expect.thrown("a DeliveryException while the channel is down", () -> {
            channel.deliver(failed);
            return "normally";
        });
        Expect.that(thrown instanceof DeliveryException, "a DeliveryException while the channel is down", thrown);
        channel.expectNothing("while the channel is down");
        outage.set(false);
        trial.say("the channel is up again");
        channel.expectNothing("of the failed call after the channel is up again, as its code is dead");
        OtpMessage later = DeliveryInputs.message(trial, recipient, "042917");
        channel.deliver(later);
        Expect.equal(
                "messages of a call after the outage",
                1,
                channel.expectArrived(later, "after the outage").size());
    }

    @Clause(value = "DOTP-11", effort = Effort.ONCE, needs = Capability.DELIVERY_OUTAGE)
    public final void failedIdIsNotTakenForDelivered(Trial trial) throws Exception {
        Channel channel = Channel.of(trial);
        Outage outage = outage(trial);
        OtpMessage message = DeliveryInputs.message(
                trial, channel.reached(DeliveryInputs.ORDINARY).get(0), "042917");
        outage.set(true);
        Expect.thrown("a DeliveryException while the channel is down", () -> {
            channel.deliver(message);
            return "normally";
        });
        outage.set(false);
        trial.say("failed while the channel was down, and tried again by the caller with the same id");
        try {
            channel.deliver(message);
        } catch (DeliveryException e) {
            channel.expectNothing("after a DeliveryException");
            return;
        }
        channel.expectArrived(message, "when deliver returns, or a DeliveryException");
    }

    @Clause(value = "DOTP-10", effort = Effort.ONCE, needs = Capability.DELIVERY_OUTAGE)
    public final void failuresShowNoCode(Trial trial) throws Exception {
        Channel channel = Channel.of(trial);
        Outage outage = outage(trial);
        try (Output output = Output.capture()) {
            outage.set(true);
            for (Recipient recipient : channel.reached(DeliveryInputs.ORDINARY)) {
                try {
                    channel.deliver(DeliveryInputs.message(trial, recipient, CANARY));
                } catch (RuntimeException e) {
                    Leak.noneIn("the exception of a failed delivery", e, CANARY);
                }
            }
            outage.set(false);
            Leak.noneIn("the log and the console at a failed delivery", output.text(), CANARY);
            Leak.noneIn("the channel's text form", channel.delivery().toString(), CANARY);
        }
    }

    @Clause(value = "DOTP-10", effort = Effort.ONCE)
    public final void showsNoCode(Trial trial) throws Exception {
        Channel channel = Channel.of(trial);
        try (Output output = Output.capture()) {
            for (Recipient recipient : DeliveryInputs.ORDINARY) {
                try {
                    channel.deliver(DeliveryInputs.message(trial, recipient, CANARY));
                } catch (RuntimeException e) {
                    Leak.noneIn("the exception of a refused delivery", e, CANARY);
                }
            }
            Leak.noneIn("the log and the console", output.text(), CANARY);
            Leak.noneIn("the channel's text form", channel.delivery().toString(), CANARY);
        }
    }

    @Clause(value = "DLV-05", effort = Effort.ONCE)
    public final void interruptIsNoSuccess(Trial trial) throws Exception {
        Channel channel = Channel.of(trial);
        for (Recipient recipient : channel.reached(DeliveryInputs.ORDINARY)) {
            OtpMessage message = DeliveryInputs.message(trial, recipient, "042917");
            boolean kept;
            boolean returned = true;
            Thread.currentThread().interrupt();
            try {
                channel.deliver(message);
            } catch (DeliveryException e) {
                returned = false;
            } finally {
                kept = Thread.interrupted();
            }
            Expect.that(kept, "the interrupt kept for the caller", "swallowed");
            if (returned) {
                channel.expectArrived(message, "when deliver returns on an interrupted thread");
            }
        }
    }

    private static Outage outage(Trial trial) {
        return trial.adapter()
                .fixture(Port.DELIVERY, Outage.class)
                .orElseThrow(
                        () -> new IllegalStateException(
                                "the adapter claims delivery-outage but gave no outage(Port.DELIVERY, ...): say how to make it fail"));
    }
}
