package dev.mfacore.tck.clause;

import dev.mfacore.port.QrImage;
import dev.mfacore.port.QrRenderer;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Covers;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text stays on this machine, and shows as squares only. */
@Covers(Port.QR)
public abstract class QrSecrecy {

    private static final String CANARY = "CANARYJBSWY3DPEHPK3PXPCANARY";
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?|ftp|wss?|file|jar):/{1,2}[^\\s\"'<>)]*");
    private static final Pattern NAMESPACE = Pattern.compile("xmlns(:[A-Za-z]+)?\\s*=\\s*(\"[^\"]*\"|'[^']*')");

    @Clause(value = "QRC-05", effort = Effort.ONCE)
    public final void refusesWhatCannotBeDrawn(Trial trial) {
        QrRenderer renderer = trial.part(QrRenderer.class);
        // The largest code holds 7,089 digits, 4,296 capitals or 2,953 bytes.
        for (String text : List.of("", CANARY.repeat(400), "7".repeat(8_000), "😀".repeat(3_000))) {
            String what = text.isEmpty() ? "an empty text" : "a text of " + text.length() + " characters";
            Exception thrown = Expect.thrown("an IllegalArgumentException for " + what, () -> renderer.render(text));
            Expect.that(
                    thrown instanceof IllegalArgumentException,
                    "an IllegalArgumentException for " + what,
                    thrown.getClass().getName());
        }
    }

    @Clause(value = "SEC-05", effort = Effort.ONCE)
    public final void showsNoSecret(Trial trial) {
        QrRenderer renderer = trial.part(QrRenderer.class);
        try (Output output = Output.capture()) {
            QrImage picture = renderer.render(QrInputs.uri(CANARY));
            Leak.noneIn("the renderer's text form", renderer.toString(), CANARY);
            String bytes = new String(picture.bytes(), StandardCharsets.ISO_8859_1);
            Leak.noneIn("the picture's bytes, such as a title or comment that is read aloud,", bytes, CANARY);
            for (String text : List.of(CANARY.repeat(400), CANARY + "\ud800".repeat(9_000))) {
                try {
                    renderer.render(text);
                } catch (RuntimeException e) {
                    Leak.noneIn("the exception for a text that does not fit", e, CANARY);
                }
            }
            Leak.noneIn("the log and the console", output.text(), CANARY);
        }
    }

    @Clause(value = "SEC-06", effort = Effort.ONCE)
    public final void staysOnThisMachine(Trial trial) {
        QrRenderer renderer = trial.part(QrRenderer.class);
        Set<String> first = connections(renderer, QrInputs.uri(CANARY));
        // Another program's connection in this JVM is hardly to the same place both times.
        Set<String> both = new TreeSet<>(connections(renderer, QrInputs.uri("OTHER" + CANARY)));
        both.retainAll(first);
        Expect.that(both.isEmpty(), "no connection to anywhere while drawing", both);
    }

    @Clause(value = "SEC-06", effort = Effort.ONCE)
    public final void holdsNoForeignAddress(Trial trial) {
        QrImage picture = trial.part(QrRenderer.class).render("just a text");
        String bytes = new String(picture.bytes(), StandardCharsets.ISO_8859_1);
        Set<String> found = new TreeSet<>();
        Matcher address = ADDRESS.matcher(NAMESPACE.matcher(bytes).replaceAll(""));
        while (address.find()) {
            // Names of formats, never fetched: RDF and XMP, as picture tools write them.
            if (!address.group().startsWith("http://www.w3.org/")
                    && !address.group().startsWith("http://ns.adobe.com/")) {
                found.add(address.group());
            }
        }
        Expect.that(found.isEmpty(), "a picture without any address in it", found);
    }

    private static Set<String> connections(QrRenderer renderer, String text) {
        try (NetworkWatch watch = NetworkWatch.begin()) {
            try {
                renderer.render(text);
            } catch (RuntimeException e) {
                if (watch.seen().isEmpty()) {
                    throw e;
                }
            }
            return watch.seen();
        }
    }
}
