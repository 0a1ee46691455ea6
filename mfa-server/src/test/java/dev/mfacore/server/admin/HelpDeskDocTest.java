package dev.mfacore.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.server.Enrolments;
import dev.mfacore.server.ServerUnderTest;
import dev.mfacore.server.ServerUnderTest.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Runs every call of {@code docs/help-desk.md}, section by section, as a help desk would. */
class HelpDeskDocTest {

    private static final Pattern CALL = Pattern.compile("(?m)^ *(curl .*)$");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    private ServerUnderTest server;

    @BeforeEach
    void start() {
        server = ServerUnderTest.start();
        server.admin("PUT", "/admin/v1/users/ada", "{}");
        Enrolments.enrol(server, "ada");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void lostPhone() throws IOException {
        List<Answer> answers = run("## Lost phone", "totp");
        assertThat(answers).extracting(Answer::status).containsExactly(200, 204, 204, 201);
        assertThat(server.admin("GET", "/admin/v1/users/ada/authenticators").json())
                .isEmpty();
        String url = answers.get(3).json().path("url").stringValue();
        assertThat(server.component().links().open(url.substring(url.indexOf('#') + 1)))
                .isPresent();
        assertThat(server.admin("GET", "/admin/v1/events?user=ada").text()).contains("lost phone, called back");
    }

    @Test
    void lockedUser() throws IOException {
        List<Answer> answers = run("## Locked user", "totp");
        assertThat(answers).extracting(Answer::status).containsExactly(200, 204, 204);
        assertThat(server.admin("GET", "/admin/v1/events?user=ada").text())
                .contains("disabled after 100 failures")
                .contains("password changed");
    }

    @Test
    void changedNumber() throws IOException {
        server.admin("DELETE", "/admin/v1/users/ada/authenticators");
        server.admin("PUT", "/admin/v1/users/ada", "{\"phone\":\"+8613800138000\"}");
        server.admin("POST", "/admin/v1/users/ada/transactions", "{}");
        List<Answer> answers = run("## Changed number", "sms");
        assertThat(answers).extracting(Answer::status).containsExactly(200, 200, 204, 201);
        assertThat(answers.get(0).json().path("phone").stringValue()).isEqualTo("+8613900139000");
        assertThat(server.admin("GET", "/admin/v1/users/ada/authenticators").json())
                .isEmpty();
    }

    @Test
    void theCallsBeforeTheSections() throws IOException {
        assertThat(run("# Help desk", "totp")).extracting(Answer::status).containsExactly(200);
    }

    /** Runs a section's calls in order; {@code $ID} is the user's authenticator of that type. */
    private List<Answer> run(String heading, String type) throws IOException {
        List<Answer> answers = new ArrayList<>();
        Matcher calls = CALL.matcher(section(heading));
        while (calls.find()) {
            answers.add(call(calls.group(1), type));
        }
        return answers;
    }

    private Answer call(String line, String type) {
        List<String> words = words(line);
        String method = "GET";
        String path = "";
        Optional<String> body = Optional.empty();
        boolean key = false;
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            switch (word) {
                case "-X" -> method = words.get(++i);
                case "-d" -> body = Optional.of(words.get(++i));
                case "-H" -> key |= words.get(++i).equals("$AUTH");
                default -> path = word;
            }
        }
        assertThat(key).as(line).isTrue();
        assertThat(path).startsWith("$ADMIN/");
        String filled = path.substring("$ADMIN".length());
        filled = filled.contains("$ID") ? filled.replace("$ID", id(type)) : filled;
        return server.send(server.adminRequest(method, filled, body));
    }

    private String id(String type) {
        for (JsonNode it :
                server.admin("GET", "/admin/v1/users/ada/authenticators").json()) {
            if (it.path("type").stringValue().equals(type)) {
                return it.path("id").stringValue();
            }
        }
        throw new AssertionError("the user has no authenticator of type " + type);
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(
                    matcher.group(1) != null
                            ? matcher.group(1)
                            : matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
        }
        return words;
    }

    private static String section(String heading) throws IOException {
        String page = Files.readString(Path.of("..", "docs", "help-desk.md"));
        int start = page.indexOf(heading + "\n");
        assertThat(start).as(heading).isNotNegative();
        int end = page.indexOf("\n## ", start + heading.length());
        return page.substring(start, end < 0 ? page.length() : end);
    }
}
