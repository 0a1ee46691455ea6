package dev.mfacore.tck.report;

import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.catalogue.Rule;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/**
 * Everything known of a run, for programs. Whatever may differ between two runs of one seed stands in the member {@code
 * run}: times, measures, stacks.
 */
final class JsonReport {

    private final Verdict verdict;
    private final Ledger ledger;
    private final JsonGenerator json;

    private JsonReport(Verdict verdict, JsonGenerator json) {
        this.verdict = verdict;
        this.ledger = verdict.ledger();
        this.json = json;
    }

    static String of(Verdict verdict) {
        return Json.text(json -> new JsonReport(verdict, json).write());
    }

    private void write() {
        json.writeNumberProperty("format", 1);
        json.writeStringProperty("adapter", ledger.adapter());
        json.writeStringProperty("class", ledger.testClass());
        json.writeStringProperty("verdict", verdict.word().text());
        json.writeStringProperty("summary", verdict.summary());
        Json.optional(json, "complaint", verdict.complaint());
        Json.optional(json, "remark", verdict.remark());
        Json.strings(
                json, "ports", ledger.ports().stream().sorted().map(Port::id).toList());
        Json.strings(
                json,
                "capabilities",
                ledger.capabilities().stream().sorted().map(Capability::id).toList());
        Json.objects(
                json,
                "deviations",
                ledger.deviations().values().stream()
                        .sorted(Comparator.comparing(Adapter.Deviation::clause))
                        .toList(),
                this::deviation);
        json.writeStringProperty("profile", ledger.profile());
        json.writeStringProperty("seed", Long.toString(ledger.seed()));
        json.writeBooleanProperty("partial", ledger.partial());
        Json.object(json, "versions", this::versions);
        Json.object(json, "counts", this::counts);
        Json.objects(json, "clauses", verdict.card().clauses(), this::clause);
        Json.object(json, "run", this::run);
    }

    private void deviation(Adapter.Deviation deviation) {
        json.writeStringProperty("clause", deviation.clause());
        json.writeStringProperty("reason", deviation.reason());
        json.writeStringProperty("link", deviation.link().toString());
    }

    private void versions() {
        Versions versions = Versions.current();
        json.writeStringProperty("tck", versions.tck());
        json.writeStringProperty("library", versions.library());
        json.writeStringProperty("jdk", versions.jdk());
        json.writeStringProperty("jqwik", versions.jqwik());
        json.writeStringProperty("platform", versions.platform());
    }

    private void counts() {
        for (ClauseOutcome outcome : ClauseOutcome.values()) {
            json.writeNumberProperty(
                    outcome.name().toLowerCase(Locale.ROOT), verdict.card().count(outcome));
        }
    }

    private void clause(ClauseResult clause) {
        Rule rule = clause.rule();
        json.writeStringProperty("id", rule.id());
        json.writeStringProperty("level", rule.level().name());
        json.writeStringProperty("since", rule.since());
        json.writeStringProperty("title", rule.title());
        json.writeStringProperty("rule", rule.text());
        json.writeStringProperty("source", rule.source());
        Json.strings(json, "causes", rule.causes());
        json.writeStringProperty("verification", rule.verification().text());
        json.writeStringProperty("outcome", clause.outcome().text());
        Json.objects(json, "ports", clause.ports(), port -> port(rule, port));
    }

    private void port(Rule rule, PortResult port) {
        json.writeStringProperty("port", port.port().id());
        json.writeStringProperty("outcome", port.outcome().text());
        Json.optional(json, "reason", port.reason());
        Json.objects(json, "methods", port.methods(), method -> method(rule, method));
    }

    private void method(Rule rule, MethodRun method) {
        json.writeStringProperty("method", method.method());
        json.writeStringProperty("outcome", ClauseOutcome.of(method.outcome()).text());
        Json.optional(json, "reason", method.reason());
        Json.optional(json, "seed", method.seed());
        json.writeNumberProperty("tries", method.tries());
        method.failure()
                .ifPresent(failure -> Json.object(json, "failure", () -> {
                    Json.strings(json, "done", failure.story());
                    json.writeStringProperty("expected", failure.expected());
                    json.writeStringProperty("got", failure.got());
                    Json.strings(json, "input", failure.sample());
                    json.writeStringProperty("repeat", Replay.command(ledger, rule.id()));
                }));
    }

    private void run() {
        json.writeStringProperty("started", ledger.started().toString());
        json.writeNumberProperty("millis", ledger.took().toMillis());
        json.writeStringProperty("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        json.writeNumberProperty("processors", Runtime.getRuntime().availableProcessors());
        Json.objects(
                json,
                "methods",
                ledger.rows().stream()
                        .filter(row -> row.seed().isPresent())
                        .sorted(Comparator.comparing(MethodRun::clause)
                                .thenComparing(MethodRun::port)
                                .thenComparing(MethodRun::method))
                        .toList(),
                this::ran);
    }

    private void ran(MethodRun row) {
        json.writeStringProperty("clause", row.clause());
        json.writeStringProperty("port", row.port().id());
        json.writeStringProperty("method", row.method());
        json.writeNumberProperty("millis", row.took().toMillis());
        Map<String, Long> measures = new TreeMap<>(row.measures());
        Json.object(json, "measures", () -> measures.forEach(json::writeNumberProperty));
        row.failure().ifPresent(failure -> json.writeStringProperty("stack", failure.trace()));
    }
}
