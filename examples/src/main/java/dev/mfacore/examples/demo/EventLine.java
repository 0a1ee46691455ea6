package dev.mfacore.examples.demo;

import dev.mfacore.MfaEvent;
import java.util.Locale;

/** One event in one line. */
final class EventLine {

    private EventLine() {}

    static String of(MfaEvent event) {
        String what;
        if (event instanceof MfaEvent.Attempt it) {
            what = it.operation() + " " + it.factor().map(Enum::name).orElse("") + " " + it.outcome();
        } else if (event instanceof MfaEvent.Delivery it) {
            what = "DELIVERY " + it.factor() + " " + it.maskedRecipient() + " " + it.outcome();
        } else {
            MfaEvent.Change it = (MfaEvent.Change) event;
            what = "CHANGE " + it.factor().map(Enum::name).orElse("") + " " + it.type();
        }
        return String.format(Locale.ROOT, "#%-3d %s", event.sequence(), what);
    }
}
