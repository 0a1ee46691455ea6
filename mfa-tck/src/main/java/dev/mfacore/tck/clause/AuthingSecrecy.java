package dev.mfacore.tck.clause;

import dev.mfacore.tck.Capability;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Covers;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Trial;
import dev.mfacore.tck.stub.Received;
import dev.mfacore.tck.stub.Replies;
import dev.mfacore.tck.stub.Script;
import dev.mfacore.tck.wire.Json;
import dev.mfacore.tck.wire.WireExample;
import dev.mfacore.tck.wire.WireExamples;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;

/** That no secret comes out of a call, however a server throws it back. */
@Covers(Port.AUTHING_API)
public abstract class AuthingSecrecy {

    @Clause(value = "SEC-05", effort = Effort.ONCE)
    public final void callsSayNoSecret(Trial trial) {
        String api = trial.part(dev.mfacore.port.AuthingApi.class).toString();
        for (WireExample example : WireExamples.successes()) {
            Map<String, String> canaries = AuthingScript.canaries(example);
            WireExample marked = example.with(canaries);
            try (Overheard overheard = Overheard.listen()) {
                AuthingOutcome outcome =
                        AuthingOutcome.of(trial.part(dev.mfacore.port.AuthingApi.class), marked.call());
                none(example, outcome, overheard, canaries.values());
                String after = trial.part(dev.mfacore.port.AuthingApi.class).toString();
                canaries.values().forEach(canary -> Leak.noneIn("the API's text form", api + after, canary));
            }
        }
    }

    @Clause(value = "SEC-05", effort = Effort.STORY, needs = Capability.AUTHING_HTTP)
    public final void unclearAnswersAreNotQuoted(
            Trial trial, @ForAll(supplier = AuthingKinds.class) WireExample example) {
        AuthingScript script = new AuthingScript(trial);
        Map<String, String> canaries = AuthingScript.canaries(example);
        WireExample marked = example.with(canaries);
        for (Script echo : echoes()) {
            try (Overheard overheard = Overheard.listen()) {
                none(example, script.ask(marked, echo), overheard, canaries.values());
            }
        }
    }

    /** Answers that say the whole request again, wherever a server could put it. None of them is clear. */
    private static List<Script> echoes() {
        return List.of(
                echo((said, json) -> Replies.json(200, "{\"code\":" + json + "}")),
                echo((said, json) -> Replies.json(200, "{\"code\":9999,\"message\":" + json + "}")),
                echo((said, json) -> Replies.json(200, "{\"code\":200,\"data\":[{\"id\":" + json + ",")),
                echo((said, json) -> Replies.json(200, "{" + json + ":1,")),
                echo((said, json) -> Replies.json(200, said)),
                echo((said, json) -> Replies.json(500, json)),
                echo((said, json) -> Replies.whole(302, Map.of("Location", "http://127.0.0.1:9/?" + said), json)),
                echo((said, json) -> Replies.whole(200, Map.of("Content-Type", said), json)),
                (talk, request) -> {
                    talk.send("HTTP/1.1 " + said(request) + "\r\n\r\n");
                    talk.end();
                });
    }

    private interface Echo {
        byte[] of(String said, String json);
    }

    private static Script echo(Echo echo) {
        return (talk, request) -> talk.send(echo.of(said(request), Json.write(said(request))));
    }

    private static String said(Received request) {
        return request.headersAndBody().replaceAll("[\r\n]", " ");
    }

    private static void none(
            WireExample example, AuthingOutcome outcome, Overheard overheard, Collection<String> canaries) {
        String log = overheard.text();
        for (String canary : canaries) {
            outcome.thrown().ifPresent(one -> Leak.noneIn("the exception of " + example, one, canary));
            outcome.answer()
                    .filter(one -> outcome.isSuccess())
                    .ifPresent(one -> Leak.noneIn("the text form of an answer of " + example, one.toString(), canary));
            Leak.noneIn("what is logged and printed during " + example, log, canary);
        }
    }
}
