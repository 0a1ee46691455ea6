package dev.mfacore.tck.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.tck.KitRunner;
import dev.mfacore.tck.MfaTck;
import dev.mfacore.tck.catalogue.Catalogue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ReportFilesTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    private Ledger run(Class<? extends MfaTck> tck) {
        return KitRunner.run(tck, Map.of("profile", "quick", "seed", "42", "report", folder.toString()));
    }

    @Test
    void writesOneFileOfEachForm() throws IOException {
        run(Samples.Correct.class);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "TEST-mfa-tck.locked-map.xml",
                            "locked-map.json",
                            "locked-map.badge.json",
                            "locked-map.html");
        }
    }

    @Test
    @DisplayName("two runs of one seed make the same JSON, but for the member run")
    void reproducible() throws IOException {
        run(Samples.Speaking.class);
        ObjectNode first = (ObjectNode) JSON.readTree(read("speaking.json"));
        run(Samples.Speaking.class);
        ObjectNode second = (ObjectNode) JSON.readTree(read("speaking.json"));
        assertThat(first.remove("run").get("millis").isNumber()).isTrue();
        second.remove("run");
        assertThat(second.toPrettyString()).isEqualTo(first.toPrettyString());
        assertThat(first.toString()).contains("{namespace}", "{directory}");
    }

    @Test
    void anotherSeedGeneratesAnotherInput() {
        Ledger one = KitRunner.run(Samples.Broken.class, Map.of("profile", "quick", "seed", "1"));
        Ledger two = KitRunner.run(Samples.Broken.class, Map.of("profile", "quick", "seed", "2"));
        assertThat(one.rows().stream().map(MethodRun::seed).toList())
                .isNotEqualTo(two.rows().stream().map(MethodRun::seed).toList());
    }

    @Test
    @DisplayName("the JSON holds every clause with its outcome, and each failure with all that its reader needs")
    void json() throws IOException {
        run(Samples.Broken.class);
        JsonNode report = JSON.readTree(read("broken.json"));
        assertThat(report.get("verdict").asString()).isEqualTo("NOT CONFORMANT");
        assertThat(report.get("versions").propertyNames()).contains("tck", "library", "jdk", "jqwik", "platform");
        report.get("versions")
                .forEach(version ->
                        assertThat(version.asString()).matches("(?s).*[0-9].*").doesNotContain("${"));
        assertThat(report.get("clauses")).hasSize(Catalogue.load().rules().size());
        JsonNode clause = report.get("clauses")
                .valueStream()
                .filter(one -> one.get("id").asString().equals("STO-05"))
                .findFirst()
                .orElseThrow();
        assertThat(clause.get("outcome").asString()).isEqualTo("failed");
        JsonNode failure = clause.findValue("failure");
        assertThat(failure.get("expected").asString()).isNotBlank();
        assertThat(failure.get("got").asString()).isNotBlank();
        assertThat(failure.get("repeat").asString())
                .contains("-Dmfa.tck.clause=STO-05 -Dmfa.tck.seed=42 -Dmfa.tck.profile=quick");
        report.get("clauses").forEach(one -> {
            if (!List.of("passed", "failed").contains(one.get("outcome").asString())) {
                assertThat(one.findValuesAsString("reason"))
                        .as(one.get("id").asString())
                        .isNotEmpty();
            }
        });
    }

    @Test
    @DisplayName("the XML has a case for each clause at each port, and what fails the run is red in it")
    void xml() throws Exception {
        run(Samples.Broken.class);
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(read("TEST-mfa-tck.broken.xml"))));
        Element suite = xml.getDocumentElement();
        NodeList cases = suite.getElementsByTagName("testcase");
        assertThat(suite.getAttribute("name")).isEqualTo("mfa-tck.broken");
        assertThat(Integer.toString(cases.getLength())).isEqualTo(suite.getAttribute("tests"));
        NodeList failures = suite.getElementsByTagName("failure");
        assertThat(Integer.toString(failures.getLength())).isEqualTo(suite.getAttribute("failures"));
        assertThat(Integer.toString(suite.getElementsByTagName("skipped").getLength()))
                .isEqualTo(suite.getAttribute("skipped"));
        boolean found = false;
        for (int i = 0; i < failures.getLength(); i++) {
            Element test = (Element) failures.item(i).getParentNode();
            assertThat(test.getAttribute("classname")).isEqualTo("mfa-tck.broken.store");
            found |= test.getAttribute("name").startsWith("STO-05 ")
                    && test.getTextContent().contains("rule:")
                    && test.getTextContent().contains("-Dmfa.tck.seed=42");
        }
        assertThat(found).isTrue();
    }

    @Test
    @DisplayName("the page holds everything, loads nothing, and shows an adapter's words as words")
    void html() throws IOException {
        run(Samples.Speaking.class);
        String page = read("speaking.html");
        assertThat(page)
                .contains("STO-05", "expected", "got", "repeat with", "Likely causes", "lang=\"en\"")
                .contains("prefers-color-scheme: dark", "&lt;script&gt;alert(1)", "\\u0000\\u202E")
                .doesNotContain("<script", "<link", "<img", "src=", "@import", "url(");
        Catalogue.load().rules().forEach(rule -> assertThat(page).contains(rule.id()));
    }

    @Test
    @DisplayName("the badge never says conformant without ports and counts")
    void badge() throws IOException {
        run(Samples.Correct.class);
        JsonNode badge = JSON.readTree(read("locked-map.badge.json"));
        assertThat(badge.get("schemaVersion").asInt()).isEqualTo(1);
        assertThat(badge.get("message").asString()).matches("conformant: store (\\d+)/\\1");
        assertThat(badge.get("color").asString()).isEqualTo("brightgreen");
    }

    @Test
    @DisplayName("the console shows a line for each clause of a given port, colours only where they are wanted")
    void console() {
        Verdict verdict = Verdict.of(run(Samples.Broken.class));
        List<String> plain = new ConsoleReport(verdict, false).lines();
        assertThat(plain).anyMatch(line -> line.matches("failed +STO-05 +MUST +store .*"));
        assertThat(plain).noneMatch(line -> line.contains("\u001b"));
        assertThat(new ConsoleReport(verdict, true).lines()).anyMatch(line -> line.contains("\u001b[31;1mfailed"));
    }

    @Test
    @DisplayName(
            "a failure tells rule, source, what was done, expected, got, input, how to repeat it and likely causes")
    void failureText() {
        Verdict verdict = Verdict.of(run(Samples.Broken.class));
        assertThat(new ConsoleReport(verdict, false).failures())
                .anySatisfy(text -> assertThat(text)
                        .contains("STO-05 broken by the store of broken (MUST, ", "rule: ", "done:", "expected: ")
                        .contains("got: ", "input:\n    - ", " = ", "repeat with: mvn test -Dtest=", "likely causes:"));
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }
}
