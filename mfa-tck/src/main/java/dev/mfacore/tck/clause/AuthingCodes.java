package dev.mfacore.tck.clause;

import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCode;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Covers;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import dev.mfacore.tck.stub.Replies;
import dev.mfacore.tck.wire.Json;
import dev.mfacore.tck.wire.JsonPath;
import dev.mfacore.tck.wire.WireExample;
import dev.mfacore.tck.wire.WireExamples;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.constraints.IntRange;

/** Which codes refuse, and what a success takes. */
@Covers(Port.AUTHING_API)
public abstract class AuthingCodes {

    private static final int FIRST_BUSINESS_CODE = 1000;
    private static final List<Integer> NO_SUCCESS =
            List.of(201, 202, 203, 206, 400, 401, 403, 404, 409, 418, 429, 500, 501, 502, 503, 504);
    private static final List<Object> OTHER_TYPES =
            List.of(Map.of("a", 1L), List.of(Map.of("a", List.of())), List.of("x", "y"));

    @Clause(value = "CLI-03", effort = Effort.ONCE, needs = Capability.AUTHING_HTTP)
    public final void everyDocumentedCodeRefuses(Trial trial) {
        AuthingScript script = new AuthingScript(trial);
        for (AuthingCode code : AuthingCode.values()) {
            if (code != AuthingCode.SUCCESS) {
                for (String members : spellings(code.number())) {
                    boolean isSecond = members.startsWith("\"code\"");
                    String id = isSecond ? "v2.js.verifyTotpMfa" : "v3.enrollFactor.otp";
                    refused(script, id, code.number(), members);
                }
            }
        }
    }

    /** As each generation, and newer servers of the second, write one code. */
    private static List<String> spellings(int code) {
        List<String> all = new ArrayList<>(List.of("\"code\":" + code));
        if (code < FIRST_BUSINESS_CODE) {
            all.add("\"statusCode\":" + code);
        } else {
            all.add("\"statusCode\":499,\"apiCode\":" + code);
            all.add("\"statusCode\":499,\"apiCode\":\"" + code + "\"");
            all.add("\"code\":" + code + ",\"statusCode\":499,\"apiCode\":" + code);
        }
        return all;
    }

    private static void refused(AuthingScript script, String id, int code, String members) {
        WireExample example = WireExamples.of(id);
        String body = "{" + members + ",\"message\":\"Not now.\",\"data\":null}";
        AuthingOutcome outcome = script.ask(example, Replies.json(200, body));
        if (!outcome.isNotOffered()) {
            Expect.that(
                    outcome.isRefusal(code), "the refusal " + code + " of " + example + ", answered " + body, outcome);
            Expect.equal(
                    "the message of refusal " + code,
                    "Not now.",
                    outcome.refusal().map(AuthingAnswer.Refusal::message).orElse(""));
        }
    }

    @Clause(value = "CLI-03", needs = Capability.AUTHING_HTTP)
    public final void noOtherCodeSaysAnything(Trial trial, @ForAll @IntRange(min = -10, max = 9_999) int code) {
        saysNothing(new AuthingScript(trial), code);
    }

    @Clause(value = "CLI-03", effort = Effort.ONCE, needs = Capability.AUTHING_HTTP)
    public final void codesBesideTheDocumentedOnesSayNothing(Trial trial) {
        AuthingScript script = new AuthingScript(trial);
        List.of(0, -1, 100, 201, 299, 300, 499_000, 2003, 2022, 6000, 6005, 20_000, 2_000_000)
                .forEach(code -> saysNothing(script, code));
    }

    private static void saysNothing(AuthingScript script, int code) {
        if (AuthingCode.of(code).isPresent()) {
            return;
        }
        for (String id : List.of("v2.js.verifyTotpMfa", "v3.enrollFactor.otp")) {
            WireExample example = WireExamples.of(id);
            Map<String, Object> body = new LinkedHashMap<>(example.responseBody());
            body.remove("code");
            body.remove("statusCode");
            for (String members : undocumented(code)) {
                String text = Json.write(body).replaceFirst("\\{", "{" + members + ",");
                script.unavailable(example, "a code that is not documented, " + members, Replies.json(200, text));
            }
        }
    }

    private static List<String> undocumented(int code) {
        List<String> all = new ArrayList<>(List.of("\"code\":" + code, "\"statusCode\":" + code));
        if (code >= FIRST_BUSINESS_CODE) {
            all.add("\"statusCode\":403,\"apiCode\":" + code);
        }
        return all;
    }

    @Clause(value = "CLI-03", effort = Effort.ONCE, needs = Capability.AUTHING_HTTP)
    public final void throttlingSaysForHowLong(Trial trial) {
        AuthingScript script = new AuthingScript(trial);
        String date = DateTimeFormatter.RFC_1123_DATE_TIME
                .withZone(ZoneOffset.UTC)
                .format(trial.clock().instant().plusSeconds(90));
        wait(script, "17", Optional.of(Duration.ofSeconds(17)));
        wait(script, "0", Optional.of(Duration.ZERO));
        wait(script, date, Optional.of(Duration.ofSeconds(90)));
        wait(script, "-5", Optional.empty());
        wait(script, "soon", Optional.empty());
    }

    private static void wait(AuthingScript script, String header, Optional<Duration> wait) {
        WireExample example = WireExamples.of("v2.js.verifyTotpMfa");
        Map<String, String> headers = Map.of("Content-Type", "application/json", "Retry-After", header);
        AuthingOutcome outcome =
                script.ask(example, Replies.whole(200, headers, "{\"code\":429,\"message\":\"Not now.\"}"));
        if (!outcome.isNotOffered()) {
            Expect.that(outcome.isRefusal(429), "the refusal 429 with Retry-After: " + header, outcome);
            Expect.equal(
                    "the time to wait after Retry-After: " + header,
                    wait,
                    outcome.refusal().flatMap(AuthingAnswer.Refusal::retryAfter));
        }
    }

    @Clause(value = "CLI-03", effort = Effort.ONCE, needs = Capability.AUTHING_HTTP)
    public final void wantedFactorsComeWithTheirChallenge(Trial trial) {
        AuthingScript script = new AuthingScript(trial);
        WireExample status = WireExamples.of("v3.mgmt.getUserMfaStatus");
        Object trigger =
                Json.object(status.answer().getOrDefault("success", Map.of())).getOrDefault("data", Map.of());
        for (int code : new int[] {1635, 1636}) {
            Map<String, Object> body = new LinkedHashMap<>(status.responseBody());
            body.remove("statusCode");
            body.put("code", (long) code);
            AuthingOutcome outcome = script.ask(WireExamples.of("v2.js.verifyTotpMfa"), Replies.json(body));
            if (!outcome.isNotOffered()) {
                Expect.that(outcome.isRefusal(code), "the refusal " + code, outcome);
                Expect.equal(
                        "the challenge of refusal " + code,
                        Map.of("kind", code == 1635 ? "PERSONAL" : "APPLICATION", "data", trigger),
                        Json.object(outcome.plain().getOrDefault("refusal", Map.of()))
                                .getOrDefault("challenge", "none"));
            }
        }
    }

    @Clause(value = "CLI-03", effort = Effort.STORY, needs = Capability.AUTHING_HTTP)
    public final void successTakesTransportAndEnvelope(
            Trial trial, @ForAll(supplier = AuthingKinds.class) WireExample example) {
        AuthingScript script = new AuthingScript(trial);
        for (int status : NO_SUCCESS) {
            String body = Json.write(example.responseBody());
            script.unavailable(example, "a success under HTTP " + status, Replies.json(status, body));
        }
    }

    @Clause(value = "CLI-03", effort = Effort.ONCE, needs = Capability.AUTHING_HTTP)
    public final void successTakesAllMandatoryMembers(Trial trial) {
        AuthingScript script = new AuthingScript(trial);
        for (WireExample example : WireExamples.successes()) {
            for (String path : example.mandatory()) {
                Map<String, Object> body = example.responseBody();
                script.unavailable(example, "a success without " + path, Replies.json(JsonPath.without(body, path)));
                script.unavailable(
                        example,
                        "a success with null for " + path,
                        Replies.json(JsonPath.with(body, path, Json.Absent.NULL)));
            }
        }
    }

    @Clause(value = "CLI-03", effort = Effort.STORY, needs = Capability.AUTHING_HTTP)
    public final void successTakesMembersOfTheirTypes(
            Trial trial, @ForAll(supplier = AuthingKinds.class) WireExample example) {
        AuthingScript script = new AuthingScript(trial);
        for (String path : example.mandatory()) {
            Map<String, Object> body = example.responseBody();
            for (Object other : others(JsonPath.at(body, path))) {
                script.unavailable(
                        example,
                        "a success with " + Json.write(other) + " for " + path,
                        Replies.json(JsonPath.with(body, path, other)));
            }
        }
    }

    /** Values of types that nobody could take for the documented one. */
    private static List<Object> others(Object value) {
        if (value instanceof List<?>) {
            return List.of("x", 7L, true, List.of("x"));
        }
        if (value instanceof Map<?, ?>) {
            return List.of("x", 7L, true, List.of("x"));
        }
        List<Object> others = new ArrayList<>(OTHER_TYPES);
        if (value instanceof Boolean) {
            others.addAll(List.of("yes", "", 2L));
        }
        if (value instanceof Long) {
            others.addAll(List.of("soon", ""));
        }
        return others;
    }
}
