package dev.mfacore.tck.report;

import java.util.List;
import java.util.Optional;

/** The run as one page for people, without any outside resource. */
final class HtmlReport {

    private final Verdict verdict;
    private final Ledger ledger;
    private final HtmlPage page = new HtmlPage();

    private HtmlReport(Verdict verdict) {
        this.verdict = verdict;
        this.ledger = verdict.ledger();
    }

    static String of(Verdict verdict) {
        return new HtmlReport(verdict).write();
    }

    private String write() {
        String title = ledger.adapter() + ": " + verdict.word().text();
        page.begin("MFA TCK, " + title);
        page.open("header");
        page.element("h1", title, "verdict " + verdict.word().name());
        page.element("p", verdict.summary());
        verdict.complaint().ifPresent(complaint -> page.element("p", complaint, "complaint"));
        verdict.remark().ifPresent(remark -> page.element("p", remark));
        page.close("header");
        page.open("main");
        outline();
        failures();
        deviations();
        table();
        environment();
        page.close("main");
        return page.end();
    }

    private void outline() {
        page.element("h2", "Ports");
        page.table("Clauses by port", List.of("port", "passed of demanded", "not claimed"));
        ledger.ports().stream()
                .sorted()
                .forEach(port -> page.row(
                        "",
                        port.id(),
                        verdict.card().score(port).substring(port.id().length() + 1),
                        Long.toString(verdict.card().clauses().stream()
                                .flatMap(clause -> clause.ports().stream())
                                .filter(one -> one.port() == port && one.outcome() == ClauseOutcome.NOT_CLAIMED)
                                .count())));
        page.endTable();
    }

    private void failures() {
        List<ClauseResult> failed = verdict.card().with(ClauseOutcome.FAILED);
        if (!failed.isEmpty()) {
            page.element("h2", "Broken clauses");
            failed.forEach(clause -> clause.telling().forEach(port -> broken(clause, port)));
        }
    }

    private void deviations() {
        List<ClauseResult> deviating = verdict.card().with(ClauseOutcome.DEVIATION);
        if (!deviating.isEmpty()) {
            page.element("h2", "Declared deviations");
            deviating.forEach(clause -> clause.telling().forEach(port -> broken(clause, port)));
        }
    }

    private void broken(ClauseResult clause, PortResult port) {
        page.open("article");
        page.element(
                "h3",
                clause.rule().id() + " " + clause.rule().title() + " ("
                        + clause.rule().level() + ", " + port.port().id() + ")");
        page.open("dl");
        page.term("rule", clause.rule().text());
        page.term("source", clause.rule().source());
        Optional.ofNullable(ledger.deviations().get(clause.rule().id())).ifPresent(deviation -> {
            page.term("declared", deviation.reason());
            page.link("tracked at", deviation.link());
        });
        page.close("dl");
        port.methods().forEach(method -> method.failure().ifPresent(failure -> broken(clause, method, failure)));
        page.list("Likely causes", "ul", clause.rule().causes());
        page.close("article");
    }

    private void broken(ClauseResult clause, MethodRun method, Failure failure) {
        page.element("h4", method.method());
        page.list("What was done", "ol", failure.story());
        page.open("dl");
        page.code("expected", failure.expected());
        page.code("got", failure.got());
        page.code("seed", method.seed().orElse("none") + " (run: " + ledger.seed() + ")");
        page.code("repeat with", Replay.command(ledger, clause.rule().id()));
        page.close("dl");
        page.list("Generated input", "ul", failure.sample());
        page.details("Stack", failure.trace());
    }

    private void table() {
        page.element("h2", "All clauses");
        page.table(
                "Every clause of the kit", List.of("clause", "level", "ports", "outcome", "rule and source", "tries"));
        for (ClauseResult clause : verdict.card().clauses()) {
            page.row(
                    clause.outcome().name(),
                    clause.rule().id(),
                    clause.rule().level().name(),
                    String.join(
                            ", ",
                            clause.ports().stream()
                                    .map(port -> port.port().id())
                                    .toList()),
                    clause.outcome().text()
                            + (clause.reasons().isEmpty() ? "" : ": " + String.join("; ", clause.reasons())),
                    clause.rule().title() + ". " + clause.rule().text() + " ("
                            + clause.rule().source() + "; "
                            + clause.rule().verification().text() + ")",
                    Integer.toString(clause.ports().stream()
                            .flatMap(port -> port.methods().stream())
                            .mapToInt(MethodRun::tries)
                            .sum()));
        }
        page.endTable();
    }

    private void environment() {
        Versions versions = Versions.current();
        page.element("h2", "The run");
        page.open("dl");
        page.term("class", ledger.testClass());
        page.term("profile", ledger.profile());
        page.term("seed", Long.toString(ledger.seed()));
        page.term("began", ledger.started().toString());
        page.term("took", ledger.took().toMillis() + " ms");
        page.term("kit", versions.tck());
        page.term("library", versions.library());
        page.term("JDK", versions.jdk());
        page.term("jqwik", versions.jqwik());
        page.term("JUnit Platform", versions.platform());
        page.close("dl");
    }
}
