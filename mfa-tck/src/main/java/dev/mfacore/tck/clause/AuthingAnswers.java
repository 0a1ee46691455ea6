package dev.mfacore.tck.clause;

import dev.mfacore.tck.Capability;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Covers;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import dev.mfacore.tck.stub.Replies;
import dev.mfacore.tck.stub.Script;
import dev.mfacore.tck.wire.Json;
import dev.mfacore.tck.wire.JsonPath;
import dev.mfacore.tck.wire.WireExample;
import dev.mfacore.tck.wire.WireExamples;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a client over HTTP makes of answers that are as documented. */
@Covers(Port.AUTHING_API)
public abstract class AuthingAnswers {

    private static final String OTHER = "5f00000000000000000000ff";

    @Clause(value = "API-02", effort = Effort.ONCE, needs = Capability.AUTHING_HTTP)
    public final void documentedAnswersAreUnderstood(Trial trial) {
        AuthingScript script = new AuthingScript(trial);
        for (WireExample example : WireExamples.all()) {
            understood(script, example, "as documented", AuthingScript.reply(example));
        }
    }

    @Clause(value = "API-02", effort = Effort.ONCE, needs = Capability.AUTHING_HTTP)
    public final void unknownMembersAreIgnored(Trial trial) {
        AuthingScript script = new AuthingScript(trial);
        Map<String, Object> added = Map.of("added", List.of(Map.of("id", 7L)), "flowHandle", Json.Absent.NULL);
        for (WireExample example : WireExamples.all()) {
            Object body = JsonPath.everyObject(example.responseBody(), one -> {
                one.putAll(added);
                return one;
            });
            understood(
                    script,
                    example,
                    "with members that nobody knows",
                    Replies.json(example.status(), Json.write(body)));
        }
    }

    @Clause(value = "API-02", effort = Effort.ONCE, needs = Capability.AUTHING_HTTP)
    public final void newerEnvelopesAreUnderstood(Trial trial) {
        AuthingScript script = new AuthingScript(trial);
        for (WireExample example : WireExamples.successes()) {
            if (example.isEnveloped()) {
                Map<String, Object> body = new LinkedHashMap<>(example.responseBody());
                body.put("statusCode", 200L);
                body.put("requestId", "934108e5-0000-4000-8000-c330328abd6c");
                understood(script, example, "with statusCode too", Replies.json(body));
                body.remove("message");
                understood(script, example, "without a message", Replies.json(body));
            }
        }
    }

    @Clause(value = "API-02", effort = Effort.ONCE, needs = Capability.AUTHING_HTTP)
    public final void bodiesComeInAnyPieces(Trial trial) {
        AuthingScript script = new AuthingScript(trial);
        for (WireExample example : WireExamples.successes()) {
            String body = Json.write(JsonPath.everyObject(example.responseBody(), one -> {
                one.put("added", "\u4e2d\ud83d\ude00");
                return one;
            }));
            understood(script, example, "in chunks", chunked(body));
            understood(
                    script,
                    example,
                    "with another spelling of its type",
                    Replies.whole(200, Map.of("content-type", "Application/JSON;charset=\"UTF-8\""), body));
        }
    }

    /** Breaks within characters too. */
    private static Script chunked(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return (talk, request) -> {
            talk.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int at = 0; at < bytes.length; at += 7) {
                int length = Math.min(7, bytes.length - at);
                talk.send(Integer.toHexString(length) + "\r\n");
                talk.send(java.util.Arrays.copyOfRange(bytes, at, at + length));
                talk.send("\r\n");
            }
            talk.send("0\r\n\r\n");
        };
    }

    private static void understood(AuthingScript script, WireExample example, String how, byte[] reply) {
        understood(script, example, how, (talk, request) -> talk.send(reply));
    }

    private static void understood(AuthingScript script, WireExample example, String how, Script reply) {
        AuthingOutcome outcome = script.ask(example, reply);
        if (outcome.isNotOffered()) {
            return;
        }
        Expect.that(
                outcome.answer().isPresent(), "an answer of " + example + " when its response comes " + how, outcome);
        Expect.equal("the answer of " + example + " when its response comes " + how, example.answer(), outcome.plain());
    }

    @Clause(value = "CLI-04", effort = Effort.ONCE, needs = Capability.AUTHING_HTTP)
    public final void answersAboutSomethingElseAreNone(Trial trial) {
        AuthingScript script = new AuthingScript(trial);
        about(script, "v3.getFactor", "data/factorId", "another factor");
        about(script, "v2.mgmt.importTotp", "data/userId", "another user");
        WireExample rows = WireExamples.of("v2.js.getMfaAuthenticators.one");
        Object row = ((List<?>) JsonPath.at(rows.responseBody(), "data")).get(0);
        Object stranger = JsonPath.with(Json.object(row), "userId", OTHER);
        AuthingOutcome two = script.ask(rows, Replies.data(List.of(row, row)));
        Expect.that(two.isSuccess() || two.isNotOffered(), "a success with two authenticators of one user", two);
        script.unavailable(rows, "authenticators of two users", Replies.data(List.of(row, stranger)));
        script.unavailable(rows, "authenticators of two users", Replies.data(List.of(stranger, row)));
    }

    private static void about(AuthingScript script, String id, String path, String what) {
        WireExample example = WireExamples.of(id);
        understood(script, example, "about what was asked", AuthingScript.reply(example));
        script.unavailable(
                example, "a success about " + what, Replies.json(JsonPath.with(example.responseBody(), path, OTHER)));
        String asked = String.valueOf(JsonPath.at(example.responseBody(), path));
        script.unavailable(
                example,
                "a success about " + what + " of nearly the same name",
                Replies.json(JsonPath.with(example.responseBody(), path, asked.toUpperCase(java.util.Locale.ROOT))));
    }
}
