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
import dev.mfacore.tck.wire.WireExample;
import dev.mfacore.tck.wire.WireExamples;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;

/** That whatever is not clearly an answer is none. */
@Covers(Port.AUTHING_API)
public abstract class AuthingDoubts {

    private static final Map<String, String> HTML = Map.of("Content-Type", "text/html");
    private static final List<String> UNCLEAR_CODES = List.of(
            "\"code\":\"yes\"",
            "\"code\":true",
            "\"code\":null",
            "\"code\":[200]",
            "\"code\":{\"code\":200}",
            "\"code\":200.5",
            "\"code\":99999999999999999999",
            "\"code\":4294967496",
            "\"status\":200",
            "\"success\":true",
            "\"code\":200,\"statusCode\":500",
            "\"code\":500,\"statusCode\":200",
            "\"code\":200,\"apiCode\":6001",
            "\"statusCode\":200,\"apiCode\":6001",
            "\"code\":6001,\"statusCode\":200",
            "\"code\":6001,\"code\":200",
            "\"code\":200,\"code\":6001");

    @Clause(value = "CLI-02", effort = Effort.STORY, needs = Capability.AUTHING_HTTP)
    public final void damagedBodiesAreNoAnswer(
            Trial trial, @ForAll(supplier = AuthingKinds.class) WireExample example) {
        AuthingScript script = new AuthingScript(trial);
        String good = Json.write(example.responseBody());
        damaged(good).forEach((what, reply) -> script.unavailable(example, what, reply));
    }

    private static Map<String, byte[]> damaged(String good) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("an empty body", Replies.json(200, ""));
        all.put("a blank body", Replies.json(200, " \n"));
        all.put("no content", Replies.json(204, ""));
        all.put("a page", Replies.whole(200, HTML, "<html><body>It works! code: 200</body></html>"));
        all.put("a page that claims to be JSON", Replies.json(200, "<html>200</html>"));
        all.put("a word", Replies.json(200, "ok"));
        all.put("a number", Replies.json(200, "200"));
        all.put("true", Replies.json(200, "true"));
        all.put("null", Replies.json(200, "null"));
        all.put("an empty object", Replies.json(200, "{}"));
        all.put("an empty array", Replies.json(200, "[]"));
        all.put("its JSON in an array", Replies.json(200, "[" + good + "]"));
        all.put("its JSON as a text", Replies.json(200, Json.write(good)));
        all.put("its JSON without the last character", Replies.json(200, good.substring(0, good.length() - 1)));
        all.put("half of its JSON", Replies.json(200, good.substring(0, good.length() / 2)));
        all.put("its JSON twice", Replies.json(200, good + good));
        all.put("its JSON with a brace more", Replies.json(200, good + "}"));
        return all;
    }

    @Clause(value = "CLI-02", effort = Effort.STORY, needs = Capability.AUTHING_HTTP)
    public final void unclearCodesAreNoAnswer(Trial trial, @ForAll(supplier = AuthingKinds.class) WireExample example) {
        AuthingScript script = new AuthingScript(trial);
        if (example.isEnveloped()) {
            Map<String, Object> body = new LinkedHashMap<>(example.responseBody());
            body.remove("code");
            body.remove("statusCode");
            for (String codes : UNCLEAR_CODES) {
                String text = Json.write(body).replaceFirst("\\{", "{" + codes + ",");
                script.unavailable(example, "the codes " + codes, Replies.json(200, text));
            }
            script.unavailable(example, "no code", Replies.json(body));
        }
    }

    @Clause(value = "CLI-02", effort = Effort.STORY, needs = Capability.AUTHING_HTTP)
    public final void brokenConnectionsAreNoAnswer(
            Trial trial, @ForAll(supplier = AuthingKinds.class) WireExample example) {
        AuthingScript script = new AuthingScript(trial);
        byte[] good = AuthingScript.reply(example);
        broken(good).forEach((what, reply) -> script.unavailable(example, what, reply));
    }

    private static Map<String, Script> broken(byte[] good) {
        int body = new String(good, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
        Map<String, Script> all = new LinkedHashMap<>();
        all.put("the end of the connection", cut(good, 0));
        all.put("half of a first line", cut(good, 10));
        all.put("half of a head", cut(good, body - 6));
        all.put("a head alone", cut(good, body));
        all.put("half of a body", cut(good, (body + good.length) / 2));
        all.put("all of a body but its last byte", cut(good, good.length - 1));
        all.put("a reset", (talk, request) -> talk.reset());
        all.put("a reset after half of a body", (talk, request) -> {
            talk.send(Arrays.copyOf(good, (body + good.length) / 2));
            talk.reset();
        });
        all.put("no HTTP", (talk, request) -> {
            talk.send("SSH-2.0-OpenSSH_9.6\r\n\r\n");
            talk.end();
        });
        all.put("a body that ends before its last chunk", (talk, request) -> {
            talk.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            talk.send(Integer.toHexString(good.length - body) + "\r\n");
            talk.send(Arrays.copyOfRange(good, body, good.length));
            talk.send("\r\n");
            talk.end();
        });
        return all;
    }

    private static Script cut(byte[] good, int at) {
        return (talk, request) -> {
            talk.send(Arrays.copyOf(good, at));
            talk.end();
        };
    }

    @Clause(value = "CLI-02", effort = Effort.ONCE, needs = Capability.AUTHING_HTTP)
    public final void nobodyListeningIsNoAnswer(Trial trial) {
        AuthingScript script = new AuthingScript(trial);
        AuthingOutcome before = script.ask(WireExamples.of("v2.js.verifyTotpMfa"));
        Expect.that(before.isSuccess() || before.isNotOffered(), "a success while the server is there", before);
        script.stub().close();
        for (WireExample example : WireExamples.successes()) {
            script.unavailable(example, "a refused connection", AuthingScript.reply(example));
        }
    }
}
