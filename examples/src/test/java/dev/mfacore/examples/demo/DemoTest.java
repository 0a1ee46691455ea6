package dev.mfacore.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.adapter.qr.TerminalStyle;
import dev.mfacore.otp.OtpSecret;
import dev.mfacore.otp.Totp;
import dev.mfacore.otp.TotpParameters;
import dev.mfacore.otp.TotpWindow;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** {@code ./mfa demo}, as a program and through its command line. */
class DemoTest {

    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z"));

    private final StringWriter output = new StringWriter();

    private int execute(String... arguments) {
        return new CommandLine(new DemoCommand())
                .setOut(new PrintWriter(output))
                .setErr(new PrintWriter(output))
                .execute(arguments);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyStepDoesWhatItShould(boolean oneCode) {
        List<Step> steps = new ArrayList<>();
        Screen screen = new Screen() {
            @Override
            public void show(String text) {}

            @Override
            public void step(Step step) {
                steps.add(step);
            }

            @Override
            public void end(boolean ok) {}
        };
        assertThat(new Demo(screen, Phone.nobody(), TerminalStyle.COLOR, oneCode, NOON).run())
                .isTrue();
        assertThat(steps).allMatch(Step::ok);
        assertThat(steps)
                .extracting(Step::name)
                .containsExactly(
                        "enrol",
                        "confirm",
                        "sign-in",
                        "replay",
                        "bind-sms",
                        "sign-in-sms",
                        "bind-email",
                        "sign-in-email",
                        "bindable",
                        "lock",
                        "recover",
                        "recover-again",
                        "unbind",
                        "events");
    }

    @Test
    void aTypedWrongCodeIsAskedForAgain() {
        List<String> typed = new ArrayList<>(List.of("not a code", "12345"));
        Phone person = prompt -> typed.isEmpty() ? Optional.empty() : Optional.of(typed.remove(0));
        PrintWriter out = new PrintWriter(output);
        assertThat(new Demo(new Screen.Terminal(out, false), person, TerminalStyle.PLAIN_ON_DARK, false, NOON).run())
                .isTrue();
        assertThat(output.toString()).contains("That code was not accepted");
    }

    private boolean run(Phone person, InstantSource time) {
        Screen screen = new Screen.Terminal(new PrintWriter(output), false);
        return new Demo(screen, person, TerminalStyle.PLAIN_ON_DARK, false, time).run();
    }

    @Test
    void thePersonsOwnAppConfirmsByTheKeyThatIsShown() {
        List<String> prompts = new ArrayList<>();
        assertThat(run(prompt -> Optional.of(codeOf(prompt, prompts)), NOON)).isTrue();
        assertThat(prompts).hasSize(1);
        assertThat(output.toString()).doesNotContain("not accepted").contains("Every step did what it should.");
    }

    private static String codeOf(String prompt, List<String> prompts) {
        prompts.add(prompt);
        Matcher key = Pattern.compile("(?m)^ {2}([A-Z2-7 ]+)$").matcher(prompt);
        assertThat(key.find()).isTrue();
        return Totp.of(TotpParameters.defaults(), TotpWindow.none())
                .generate(OtpSecret.ofBase32(key.group(1)), NOON.instant());
    }

    @Test
    void whoOnlyTypesWrongCodesGetsToTheEndToo() {
        List<String> prompts = new ArrayList<>();
        Phone person = prompt -> {
            prompts.add(prompt);
            return Optional.of("000");
        };
        assertThat(run(person, NOON)).isTrue();
        assertThat(prompts).hasSize(4);
        assertThat(output.toString()).contains("goes on with a phone of its own");
    }

    @Test
    void whoThinksForTooLongGetsToTheEndToo() {
        AtomicReference<Instant> now = new AtomicReference<>(NOON.instant());
        Phone person = prompt -> {
            now.set(NOON.instant().plus(Duration.ofMinutes(10)));
            return Optional.empty();
        };
        assertThat(run(person, now::get)).isTrue();
        assertThat(output.toString()).contains("begins anew");
    }

    @Test
    void aStepThatGoesWrongIsSaid() {
        PrintWriter out = new PrintWriter(output);
        Screen screen = new Screen.Terminal(out, false);
        screen.step(new Step("x", "A title", "this", "that", false, List.of()));
        screen.end(false);
        assertThat(output.toString()).contains("NOT AS IT SHOULD BE", "expected: this", "A step went wrong.");
    }

    @Test
    void jsonIsOneDocumentWithoutColours() {
        assertThat(execute("--json")).isZero();
        assertThat(output.toString()).doesNotContain("\u001b");
        int steps = 0;
        boolean ok = false;
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), output.toString())) {
            int depth = 0;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                boolean name = token == JsonToken.PROPERTY_NAME;
                steps += name && json.currentName().equals("step") ? 1 : 0;
                if (name && depth == 1 && json.currentName().equals("ok")) {
                    ok = json.nextToken() == JsonToken.VALUE_TRUE;
                }
            }
            assertThat(depth).isZero();
        }
        assertThat(ok).isTrue();
        assertThat(steps).isEqualTo(14);
    }

    @Test
    void plainOutputHasNoEscapeSequences() {
        assertThat(execute("--no-color")).isZero();
        assertThat(output.toString()).doesNotContain("\u001b").contains("Every step did what it should.");
    }

    @Test
    void oneCodeShowsTheReplacement() {
        assertThat(execute("--one-code", "--no-color")).isZero();
        assertThat(output.toString()).contains("its replacement, shown once");
    }

    @Test
    void helpAndWrongArguments() {
        assertThat(execute("--help")).isZero();
        assertThat(output.toString()).contains("--json", "--one-code", "Exit code");
        assertThat(execute("--nonsense")).isEqualTo(2);
    }
}
