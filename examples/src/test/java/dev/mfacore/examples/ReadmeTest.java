package dev.mfacore.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's snippets are the examples' code, its commands run on a fresh copy, and its links lead somewhere. */
class ReadmeTest {

    private static final Pattern SNIPPET =
            Pattern.compile("<!-- snippet: ([^>]+) -->\\s*```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMANDS = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)");

    /** What the tests themselves are run by, what is run by hand for minutes, and what takes a network. */
    private static final List<String> NOT_RUN_HERE = List.of("mvn verify", "./mfa scale", "git clone");

    @TempDir
    Path folder;

    @Test
    void snippetsAreTheExamplesCode() throws IOException {
        Map<String, String> code = snippets();
        Matcher matcher = SNIPPET.matcher(Repository.read("README.md"));
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
            assertThat(matcher.group(2)).as(matcher.group(1)).isEqualTo(code.get(matcher.group(1)));
        }
        assertThat(found).contains("quick start", "own ports", "own store");
    }

    @Test
    void theEmbeddingSnippetIsShort() throws IOException {
        assertThat(snippets().get("quick start").lines().filter(line -> !line.isBlank()))
                .hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void commandsRunOnAFreshCopyInAFolderWithASpace() throws Exception {
        Path copy = folder.resolve("fresh copy");
        Repository.copyTo(copy);
        List<String> commands = commands();
        assertThat(commands).contains("./mfa demo", "mvn verify");
        for (String command : commands) {
            if (NOT_RUN_HERE.stream().noneMatch(command::startsWith)) {
                run(copy, command);
            }
        }
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        for (String page : List.of("README.md", "SECURITY.md", "CONTRIBUTING.md", "CHANGELOG.md")) {
            Matcher matcher = LINK.matcher(Repository.read(page));
            while (matcher.find()) {
                String target = matcher.group(1);
                if (!target.contains(":")) {
                    assertThat(Repository.root().resolve(target)).as(page).exists();
                }
            }
        }
    }

    private void run(Path copy, String command) throws Exception {
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", command)
                .directory(copy.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // What the surrounding build told its own processes is not what a newcomer's shell has.
        builder.environment().keySet().removeIf(name -> name.startsWith("MAVEN_") || name.startsWith("SUREFIRE"));
        Process process = builder.start();
        boolean ended = process.waitFor(10, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        assertThat(ended && process.exitValue() == 0)
                .as("%s%n%s", command, Files.readString(log))
                .isTrue();
    }

    private static List<String> commands() throws IOException {
        Matcher matcher = COMMANDS.matcher(Repository.read("README.md"));
        List<String> commands = new ArrayList<>();
        while (matcher.find()) {
            matcher.group(1)
                    .lines()
                    .map(line -> line.replaceFirst("\\s+#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .forEach(commands::add);
        }
        return commands;
    }

    /** The marked regions of the examples, each without its indentation. */
    private static Map<String, String> snippets() throws IOException {
        Map<String, String> snippets = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Repository.root().resolve("examples/src/main/java"))) {
            for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                Matcher matcher = Pattern.compile("( *)// snippet: ([^\\n]+)\\n(.*?) *// snippet end", Pattern.DOTALL)
                        .matcher(source);
                while (matcher.find()) {
                    int indent = matcher.group(1).length();
                    String code = matcher.group(3)
                            .lines()
                            .map(line -> line.length() >= indent ? line.substring(indent) : line)
                            .collect(Collectors.joining("\n", "", "\n"));
                    snippets.put(matcher.group(2).strip(), code);
                }
            }
        }
        return snippets;
    }
}
