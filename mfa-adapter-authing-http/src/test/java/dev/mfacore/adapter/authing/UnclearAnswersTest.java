package dev.mfacore.adapter.authing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mfacore.MfaUnavailableException;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.FactorCall;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is not clearly an answer is none: neither an acceptance nor a refusal. */
class UnclearAnswersTest {

    private static final Charset UTF = StandardCharsets.UTF_8;
    private static final String JSON_TYPE = "Content-Type: application/json\r\n";
    private static final AtomicReference<byte[]> ANSWER = new AtomicReference<>();
    private static Peer peer;
    private static AuthingHttp client;

    @BeforeAll
    static void start() throws Exception {
        peer = Peer.answering(request -> ANSWER.get());
        client = Samples.client(peer.url()).build();
    }

    @AfterAll
    static void stop() throws Exception {
        peer.close();
    }

    static List<Samples.Sample> samples() {
        return Samples.all();
    }

    @Test
    void theSamplesAreOfEveryKind() {
        assertThat(Samples.all().stream().map(it -> (Object) it.call().getClass()))
                .containsExactlyInAnyOrderElementsOf(Samples.kinds());
    }

    @ParameterizedTest
    @MethodSource("samples")
    @Tag("CLI-03")
    void aWholeAnswerIsASuccess(Samples.Sample sample) {
        ANSWER.set(Answers.json(sample.answer()));
        assertThat(client.call(sample.call())).isInstanceOf(AuthingAnswer.Success.class);
    }

    @ParameterizedTest
    @MethodSource("samples")
    @Tag("CLI-02")
    void nothingDamagedIsAnAnswer(Samples.Sample sample) {
        damaged(sample.answer()).forEach((what, answer) -> {
            ANSWER.set(answer);
            assertThatThrownBy(() -> client.call(sample.call())).as(what).isInstanceOf(MfaUnavailableException.class);
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    @Tag("CLI-02")
    @Tag("CLI-03")
    void aSuccessNeedsTheTransportsSuccessToo(Samples.Sample sample) {
        for (int status :
                new int[] {201, 202, 203, 206, 300, 301, 302, 304, 307, 400, 401, 403, 404, 409, 429, 500, 503}) {
            ANSWER.set(Answers.json(status, sample.answer()));
            assertThatThrownBy(() -> client.call(sample.call()))
                    .as("HTTP " + status)
                    .isInstanceOf(MfaUnavailableException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    @Tag("CLI-03")
    void everyMandatoryMemberIsMissed(Samples.Sample sample) {
        for (String path : Samples.mandatory().getOrDefault(sample.call().getClass(), List.of())) {
            for (Object gone : Arrays.asList(null, Missing.MISSING)) {
                ANSWER.set(Answers.json(changed(sample, path, gone)));
                assertThatThrownBy(() -> client.call(sample.call()))
                        .as(path + " is " + gone)
                        .isInstanceOf(MfaUnavailableException.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    @Tag("CLI-02")
    @Tag("INP-03")
    void noMemberIsConvertedFromAnotherType(Samples.Sample sample) {
        if (sample.data().isEmpty()) {
            return; // Data that nobody reads have no type.
        }
        ANSWER.set(Answers.json(sample.answer()));
        AuthingAnswer<?> original = client.call(sample.call());
        for (String path : paths(sample)) {
            Object old = at(sample, path);
            for (Object other : Arrays.asList("text", 7, 7.5, true, List.of(), List.of("x"), Map.of("a", 1))) {
                if (other.getClass() == old.getClass() || isAllowed(old, other)) {
                    continue;
                }
                ANSWER.set(Answers.json(changed(sample, path, other)));
                Throwable failure = catchThrowable(() -> assertThat(client.call(sample.call()))
                        .as(path + " as " + other)
                        .isEqualTo(original));
                assertThat(failure)
                        .as(path + " as " + other)
                        .matches(it -> it == null || it instanceof MfaUnavailableException);
            }
        }
    }

    /** Documented in two forms, or two lists of which both are well-formed. */
    private static boolean isAllowed(Object old, Object other) {
        boolean status = "enabled".equals(old) || "disabled".equals(old);
        boolean lists = old instanceof List<?> && other instanceof List<?>;
        return status && other instanceof Boolean || lists || old instanceof Map<?, ?> && other instanceof Map<?, ?>;
    }

    @Test
    @Tag("CLI-02")
    void nothingDamagedMakesATokenAliveOrDead() {
        Samples.Sample sample = Samples.all().stream()
                .filter(it -> it.call() instanceof FactorCall.VerifyMfaToken)
                .findFirst()
                .orElseThrow();
        for (String body : List.of("{\"active\":\"true\"}", "{\"active\":1}", "{\"code\":200}", "{}", "[]", "true")) {
            ANSWER.set(Answers.json(body));
            assertThatThrownBy(() -> client.call(sample.call())).isInstanceOf(MfaUnavailableException.class);
        }
        ANSWER.set(Answers.json("{\"statusCode\":401,\"apiCode\":2020,\"message\":\"no\"}"));
        assertThat(client.call(sample.call())).isEqualTo(AuthingAnswer.refusal(2020, "no"));
    }

    @Test
    @Tag("CLI-02")
    void aReplacementOfARecoveryCodeThatCannotBeReadIsNoSuccess() {
        Samples.Sample sample = Samples.all().stream()
                .filter(it -> it.toString().equals("VerifyTotpRecoveryCode"))
                .findFirst()
                .orElseThrow();
        for (String code : List.of("7", "\"\"", "{}", "true")) {
            ANSWER.set(Answers.json(sample.answer().replaceFirst("\\{", "{\"recoveryCode\":" + code + ",")));
            assertThatThrownBy(() -> client.call(sample.call())).isInstanceOf(MfaUnavailableException.class);
        }
    }

    private static Map<String, byte[]> damaged(String good) {
        Map<String, byte[]> bad = new LinkedHashMap<>();
        bad.put("empty", Answers.json(""));
        bad.put("blank", Answers.json("  \n"));
        bad.put("html", Answers.whole(200, "Content-Type: text/html\r\n", "<html>ok</html>".getBytes(UTF)));
        bad.put("json as html", Answers.whole(200, "Content-Type: text/html\r\n", good.getBytes(UTF)));
        bad.put("gzip by name", Answers.whole(200, "Content-Encoding: gzip\r\n", good.getBytes(UTF)));
        bad.put("text", Answers.json("ok"));
        bad.put("cut", Answers.json(good.substring(0, good.length() - 1)));
        bad.put("two values", Answers.json(good + good));
        bad.put("trailing brace", Answers.json(good + "}"));
        bad.put("trailing zero byte", Answers.json(good + "\0"));
        bad.put("byte order mark", Answers.json("\uFEFF" + good));
        bad.put("in an array", Answers.json("[" + good + "]"));
        bad.put("as a text", Answers.json(Golden.json(good)));
        bad.put("comment", Answers.json("/* */" + good));
        bad.put("single quotes", Answers.json(good.replace('"', '\'')));
        bad.put("member twice", Answers.json(good.replaceFirst("\\{", "{\"a\":1,\"a\":1,")));
        bad.put("deep", Answers.json(good.replaceFirst("\\{", "{\"a\":" + "[".repeat(40) + "]".repeat(40) + ",")));
        bad.put("huge number", Answers.json(good.replaceFirst("\\{", "{\"a\":" + "9".repeat(100) + ",")));
        bad.put("not a number", Answers.json(good.replaceFirst("\\{", "{\"a\":NaN,")));
        bad.put("leading zero", Answers.json(good.replaceFirst("\\{", "{\"a\":007,")));
        bad.put("raw line break", Answers.json(good.replaceFirst("\\{", "{\"a\":\"x\ny\",")));
        bad.put("UTF-16", Answers.whole(200, JSON_TYPE, good.getBytes(StandardCharsets.UTF_16)));
        byte[] broken = good.replaceFirst("\\{", "{\"a\":\"~\",").getBytes(UTF);
        for (int i = 0; i < broken.length; i++) {
            broken[i] = broken[i] == '~' ? (byte) 0xC0 : broken[i];
        }
        bad.put("malformed UTF-8", Answers.whole(200, JSON_TYPE, broken));
        for (String code : List.of(
                "\"code\":\"yes\"",
                "\"code\":200.0",
                "\"code\":2e2",
                "\"code\":true",
                "\"code\":null",
                "\"code\":[200]",
                "\"code\":{}",
                "\"code\":\"\"",
                "\"code\":\" 200\"",
                "\"code\":\"+200\"",
                "\"code\":99999999999999999999",
                "\"code\":-200",
                "\"code\":0",
                "\"code\":201",
                "\"code\":200,\"statusCode\":500",
                "\"code\":6001,\"statusCode\":200",
                "\"code\":200,\"apiCode\":6001",
                "\"code\":6001,\"apiCode\":6002",
                "\"statusCode\":200,\"apiCode\":0",
                "\"apiCode\":200",
                "\"status\":200")) {
            bad.put(code, Answers.json(good.replace("\"code\":200", code).replace("\"active\":true", code)));
        }
        return bad;
    }

    private enum Missing {
        MISSING
    }

    private static List<String> paths(Samples.Sample sample) {
        List<String> paths = new ArrayList<>();
        collect(Golden.value(sample.data()), "", paths);
        return paths;
    }

    private static void collect(Object value, String path, List<String> paths) {
        if (!path.isEmpty() && value != null) {
            paths.add(path.substring(1));
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> collect(member, path + "/" + name, paths));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(list.get(i), path + "/" + i, paths);
            }
        }
    }

    private static Object at(Samples.Sample sample, String path) {
        Object value = Golden.value(sample.data());
        for (String step : path.split("/", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(step) : ((List<?>) value).get(Integer.parseInt(step));
        }
        return value;
    }

    private static String changed(Samples.Sample sample, String path, Object value) {
        Object data = Golden.value(sample.data());
        Object result = path.isEmpty() ? value : with(data, List.of(path.split("/", -1)), value);
        if (sample.call() instanceof FactorCall.VerifyMfaToken) {
            return Golden.json(result);
        }
        Map<String, Object> envelope = new LinkedHashMap<>(Map.of("code", 200));
        if (result != Missing.MISSING) {
            envelope.put("data", result);
        }
        return Golden.json(envelope);
    }

    @SuppressWarnings("unchecked")
    private static Object with(Object data, List<String> path, Object value) {
        Optional<List<String>> rest = path.size() > 1 ? Optional.of(path.subList(1, path.size())) : Optional.empty();
        if (data instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>((Map<String, Object>) map);
            copy.put(path.get(0), rest.isEmpty() ? value : with(copy.get(path.get(0)), rest.get(), value));
            copy.values().removeIf(it -> it == Missing.MISSING);
            return copy;
        }
        List<Object> copy = new ArrayList<>((List<Object>) data);
        int index = Integer.parseInt(path.get(0));
        copy.set(index, rest.isEmpty() ? value : with(copy.get(index), rest.get(), value));
        return copy;
    }
}
