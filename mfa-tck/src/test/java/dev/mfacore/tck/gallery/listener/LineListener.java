package dev.mfacore.tck.gallery.listener;

import dev.mfacore.MfaEvent;
import dev.mfacore.port.MfaEventListener;
import dev.mfacore.tck.Adapter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A right listener that writes a line for each event; wrong ones override what they get wrong. */
class LineListener implements MfaEventListener {

    private final StringBuilder file = new StringBuilder();

    @Override
    public void onEvent(MfaEvent event) {
        write(escaped(line(event)));
    }

    /** Records tell everything in their text form. */
    String line(MfaEvent event) {
        return event.toString();
    }

    String escaped(String line) {
        StringBuilder text = new StringBuilder();
        line.chars()
                .forEach(c -> text.append(
                        c < ' ' || c == 0x7f ? String.format(Locale.ROOT, "\\x%02x", c) : String.valueOf((char) c)));
        return text.toString();
    }

    synchronized void write(String line) {
        file.append(line).append('\n');
    }

    synchronized List<String> lines() {
        return new ArrayList<>(file.toString().lines().toList());
    }

    Adapter as(String name) {
        return Adapter.named(name).listener(this, this::lines);
    }
}
