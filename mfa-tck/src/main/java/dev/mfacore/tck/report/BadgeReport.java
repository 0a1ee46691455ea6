package dev.mfacore.tck.report;

import java.util.Locale;
import java.util.Map;

/** The verdict in the form that shields.io shows; it never stands without what it is for. */
final class BadgeReport {

    private BadgeReport() {}

    static String of(Verdict verdict) {
        Ledger ledger = verdict.ledger();
        String what = ledger.ports().isEmpty() ? "" : ": " + verdict.card().scores(ledger.ports());
        return Json.text(json -> {
            json.writeNumberProperty("schemaVersion", 1);
            json.writeStringProperty("label", "MFA TCK");
            json.writeStringProperty("message", verdict.word().text().toLowerCase(Locale.ROOT) + what);
            json.writeStringProperty("color", COLOURS.get(verdict.word()));
        });
    }

    private static final Map<Verdict.Word, String> COLOURS = Map.of(
            Verdict.Word.CONFORMANT, "brightgreen",
            Verdict.Word.NOT_CONFORMANT, "red",
            Verdict.Word.INCOMPLETE, "orange",
            Verdict.Word.PARTIAL, "lightgrey",
            Verdict.Word.NOTHING_TO_TEST, "lightgrey");
}
