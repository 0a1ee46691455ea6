package dev.mfacore.tck.clause;

import dev.mfacore.EmailAddress;
import dev.mfacore.Factor;
import dev.mfacore.PhoneNumber;
import dev.mfacore.Recipient;
import dev.mfacore.port.OtpDelivery;
import dev.mfacore.port.OtpMessage;
import dev.mfacore.tck.Arrivals;
import dev.mfacore.tck.Arrivals.Arrival;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A channel under test, seen from both ends. */
final class Channel {

    private final OtpDelivery delivery;
    private final Arrivals arrivals;
    private final Set<Capability> claimed;
    private List<Arrival> known = List.of();

    private Channel(OtpDelivery delivery, Arrivals arrivals, Set<Capability> claimed) {
        this.delivery = delivery;
        this.arrivals = arrivals;
        this.claimed = claimed;
    }

    static Channel of(Trial trial) throws Exception {
        Arrivals arrivals =
                trial.adapter().fixture(Port.DELIVERY, Arrivals.class).orElseThrow();
        Channel channel = new Channel(
                trial.part(OtpDelivery.class), arrivals, trial.adapter().capabilities());
        channel.fresh();
        return channel;
    }

    void deliver(OtpMessage message) {
        delivery.deliver(message);
    }

    OtpDelivery delivery() {
        return delivery;
    }

    /** Whether the channel has to reach such recipients. */
    boolean reaches(Recipient recipient) {
        boolean all = !claimed.contains(Capability.PHONE) && !claimed.contains(Capability.EMAIL);
        return all || claimed.contains(recipient.factor() == Factor.SMS ? Capability.PHONE : Capability.EMAIL);
    }

    /** Of these, those that the channel has to reach. */
    List<Recipient> reached(List<Recipient> recipients) {
        return recipients.stream().filter(this::reaches).toList();
    }

    /** What has arrived since this was asked last. */
    List<Arrival> fresh() throws Exception {
        List<Arrival> all = List.copyOf(arrivals.all());
        List<Arrival> fresh = new ArrayList<>(all);
        known.forEach(fresh::remove);
        known = all;
        return fresh;
    }

    /** Expects the code at its recipient, and gives back everything that arrived. */
    List<Arrival> expectArrived(OtpMessage message, String when) throws Exception {
        List<Arrival> fresh = fresh();
        List<Arrival> here =
                fresh.stream().filter(one -> isFor(one, message.recipient())).toList();
        String to = message.recipient().address();
        Expect.that(!here.isEmpty(), "a message at " + to + " " + when, shown(fresh));
        for (Arrival one : here) {
            Expect.that(
                    holds(one.text(), message.code()),
                    "a text at " + to + " with the code " + message.code() + " in plain digits, leading zeros included",
                    "\"" + one.text() + "\"");
        }
        return fresh;
    }

    void expectNothing(String when) throws Exception {
        List<Arrival> fresh = fresh();
        Expect.that(fresh.isEmpty(), "nothing at anybody " + when, shown(fresh));
    }

    static boolean isFor(Arrival arrival, Recipient recipient) {
        if (recipient instanceof PhoneNumber phone) {
            return arrival.address().equals(phone.e164());
        }
        String wanted = ((EmailAddress) recipient).address();
        String got = arrival.address();
        int local = wanted.lastIndexOf('@');
        return got.length() == wanted.length()
                && got.startsWith(wanted.substring(0, local))
                && got.regionMatches(true, local, wanted, local, wanted.length() - local);
    }

    /** Whether the code stands in the text as digits of its own. */
    static boolean holds(String text, String code) {
        Matcher digits = Pattern.compile("[0-9]+").matcher(text);
        while (digits.find()) {
            if (digits.group().equals(code)) {
                return true;
            }
        }
        return false;
    }

    static String shown(List<Arrival> arrivals) {
        return arrivals.isEmpty() ? "nothing" : arrivals.toString();
    }
}
