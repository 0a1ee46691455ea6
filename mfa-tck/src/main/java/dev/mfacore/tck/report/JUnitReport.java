package dev.mfacore.tck.report;

import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The run in the form that continuous integration reads: a test case for each clause at each port. */
final class JUnitReport {

    private final Verdict verdict;
    private final XMLStreamWriter xml;

    private JUnitReport(Verdict verdict, XMLStreamWriter xml) {
        this.verdict = verdict;
        this.xml = xml;
    }

    static String of(Verdict verdict) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JUnitReport(verdict, xml).write();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the report of " + verdict.ledger().adapter() + " makes no XML", e);
        }
        return text.toString();
    }

    private void write() throws XMLStreamException {
        Ledger ledger = verdict.ledger();
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", suite());
        xml.writeAttribute("timestamp", ledger.started().toString());
        xml.writeAttribute("time", seconds(ledger.took()));
        long cases = verdict.card().clauses().stream()
                        .mapToLong(clause -> clause.ports().size())
                        .sum()
                + 1;
        xml.writeAttribute("tests", Long.toString(cases));
        xml.writeAttribute(
                "failures",
                Long.toString(count(ClauseOutcome.FAILED)
                        + count(ClauseOutcome.MISSING)
                        + verdict.complaint().stream().count()));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute(
                "skipped",
                Long.toString(count(ClauseOutcome.DEVIATION)
                        + count(ClauseOutcome.FILTERED)
                        + count(ClauseOutcome.NOT_CLAIMED)
                        + count(ClauseOutcome.NOT_VERIFIABLE)));
        properties();
        for (ClauseResult clause : verdict.card().clauses()) {
            for (PortResult port : clause.ports()) {
                testCase(clause, port);
            }
        }
        verdictCase();
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void properties() throws XMLStreamException {
        Versions versions = Versions.current();
        xml.writeStartElement("properties");
        Map<String, String> all = Map.of(
                "mfa.tck.class", verdict.ledger().testClass(),
                "mfa.tck.profile", verdict.ledger().profile(),
                "mfa.tck.seed", Long.toString(verdict.ledger().seed()),
                "mfa.tck.verdict", verdict.word().text(),
                "mfa.tck.version", versions.tck(),
                "mfa.core.version", versions.library(),
                "java.version", versions.jdk());
        for (String name : all.keySet().stream().sorted().toList()) {
            xml.writeEmptyElement("property");
            xml.writeAttribute("name", name);
            xml.writeAttribute("value", all.get(name));
        }
        xml.writeEndElement();
    }

    private void testCase(ClauseResult clause, PortResult port) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", suite() + "." + port.port().id());
        xml.writeAttribute("name", clause.rule().id() + " " + clause.rule().title());
        xml.writeAttribute(
                "time", seconds(port.methods().stream().map(MethodRun::took).reduce(Duration.ZERO, Duration::plus)));
        switch (port.outcome()) {
            case PASSED -> {}
            case FAILED, MISSING -> failure(clause, port);
            case DEVIATION, FILTERED, NOT_CLAIMED, NOT_VERIFIABLE -> {
                xml.writeEmptyElement("skipped");
                xml.writeAttribute("message", port.outcome().text() + ": " + reason(port));
            }
        }
        xml.writeEndElement();
    }

    private void failure(ClauseResult clause, PortResult port) throws XMLStreamException {
        xml.writeStartElement("failure");
        Optional<Failure> failure = port.methods().stream()
                .filter(method -> method.outcome() == Outcome.FAILED)
                .flatMap(method -> method.failure().stream())
                .findFirst();
        xml.writeAttribute(
                "message",
                failure.map(one -> "expected " + one.expected() + ", but got " + one.got())
                        .orElseGet(() -> reason(port)));
        xml.writeAttribute("type", clause.rule().level().name());
        for (MethodRun method : port.methods()) {
            if (method.outcome() == Outcome.FAILED && method.failure().isPresent()) {
                Failure one = method.failure().get();
                xml.writeCharacters(
                        FailureText.of(verdict.ledger(), clause.rule().id(), port.port(), one)
                                + "\n"
                                + one.trace()
                                + "\n");
            }
        }
        xml.writeEndElement();
    }

    /** So that what fails the run beyond its clauses is red here too. */
    private void verdictCase() throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", suite());
        xml.writeAttribute("name", "verdict");
        xml.writeAttribute("time", "0");
        if (verdict.complaint().isPresent()) {
            xml.writeEmptyElement("failure");
            xml.writeAttribute("message", verdict.complaint().get());
            xml.writeAttribute("type", verdict.word().text());
        }
        xml.writeStartElement("system-out");
        xml.writeCharacters(verdict.summary());
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private long count(ClauseOutcome outcome) {
        return verdict.card().clauses().stream()
                .flatMap(clause -> clause.ports().stream())
                .filter(port -> port.outcome() == outcome)
                .count();
    }

    private String suite() {
        return "mfa-tck." + verdict.ledger().adapter();
    }

    private static String reason(PortResult port) {
        return port.reason().orElse("no reason given");
    }

    private static String seconds(Duration took) {
        return took.toMillis() / 1000 + "." + String.format("%03d", took.toMillis() % 1000);
    }
}
