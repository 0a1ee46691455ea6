package dev.mfacore.tck.clause;

import dev.mfacore.port.AuthingApi;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Covers;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import dev.mfacore.tck.stub.Received;
import dev.mfacore.tck.stub.Replies;
import dev.mfacore.tck.wire.Json;
import dev.mfacore.tck.wire.JsonPath;
import dev.mfacore.tck.wire.WireExample;
import dev.mfacore.tck.wire.WireExamples;
import dev.mfacore.tck.wire.WireRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.constraints.Size;

/** That no call knows of another. */
@Covers(Port.AUTHING_API)
public abstract class AuthingIndependence {

    private static final int USERS = 8;
    private static final int CALLS = 6;

    @Clause(value = "CLI-09", needs = Capability.AUTHING_HTTP)
    public final void credentialsStayWithTheirCalls(Trial trial, @ForAll @Size(min = 2, max = 8) List<Byte> order) {
        AuthingScript script = new AuthingScript(trial);
        List<WireExample> all = WireExamples.successes();
        for (int i = 0; i < order.size(); i++) {
            WireExample plain = all.get(Math.floorMod(order.get(i) * 31 + i, all.size()));
            Map<String, String> canaries = AuthingScript.canaries(plain);
            int number = i;
            canaries.replaceAll((old, canary) -> canary.startsWith("canary-") ? canary + "." + number : canary);
            WireExample example = plain.with(canaries);
            AuthingOutcome outcome = script.ask(example);
            trial.say(example + ": " + outcome);
            if (outcome.isNotOffered()) {
                continue;
            }
            Expect.that(!script.received().isEmpty(), "a request of " + example, "none; " + outcome);
            Received request = script.received().get(0);
            WireRequest.difference(example, request)
                    .ifPresent(difference ->
                            Expect.that(false, "the request of " + example + " untouched by calls before", difference));
            Expect.that(outcome.isSuccess(), "a success of " + example + " whatever was called before", outcome);
        }
    }

    @Clause(value = "CLI-09", effort = Effort.ONCE, needs = Capability.AUTHING_HTTP)
    public final void nothingIsRemembered(Trial trial) {
        AuthingScript script = new AuthingScript(trial);
        Map<String, String> headers = Map.of(
                "Content-Type", "application/json",
                "Set-Cookie", "session=of-ada; Path=/",
                "Cache-Control", "max-age=3600",
                "ETag", "\"1\"",
                "Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT");
        for (WireExample example : WireExamples.successes()) {
            byte[] good = Replies.whole(200, headers, Json.write(example.responseBody()));
            AuthingOutcome first = script.ask(example, good);
            if (first.isNotOffered()) {
                continue;
            }
            Expect.that(first.isSuccess(), "a success of " + example, first);
            AuthingOutcome second = script.ask(example, Replies.refusal(2020));
            Expect.that(
                    second.isRefusal(2020) && script.received().size() == 1,
                    "the refusal 2020 of " + example + " asked again, which the server now refuses",
                    second + " after " + script.received().size() + " requests");
            Received request = script.received().get(0);
            Expect.that(
                    request.header("cookie").isEmpty()
                            && request.header("if-none-match").isEmpty()
                            && request.header("if-modified-since").isEmpty(),
                    "no header from an earlier answer",
                    new TreeSet<>(request.headers().keySet()));
        }
    }

    @Clause(value = "CLI-09", effort = Effort.ONCE, needs = Capability.AUTHING_HTTP)
    public final void everybodyGetsTheOwnAnswer(Trial trial) throws Exception {
        AuthingApi api = trial.part(AuthingApi.class);
        WireExample call = WireExamples.of("v2.js.verifyTotpMfa");
        trial.authing().script((talk, request) -> {
            String user = request.credential().orElse("nobody").replace("token-of-", "");
            boolean isOwn = new String(request.body(), java.nio.charset.StandardCharsets.UTF_8)
                    .contains("\"code-of-" + user + "\"");
            Object data = JsonPath.at(JsonPath.with(call.responseBody(), "data/id", isOwn ? user : "mixed up"), "data");
            talk.send(Replies.data(Json.object(data)));
        });
        Crowd.run(USERS, number -> {
            for (int i = 0; i < CALLS; i++) {
                String user = "user-" + number + "-" + i;
                WireExample own = call.with(Map.of("ada.mfa-token", "token-of-" + user, "324550", "code-of-" + user));
                AuthingOutcome outcome = AuthingOutcome.of(api, own.call());
                if (!outcome.isNotOffered()) {
                    Expect.that(outcome.isSuccess(), "a success while " + USERS + " threads call", outcome);
                    Expect.equal(
                            "the user in the answer of one of " + USERS + " threads",
                            user,
                            JsonPath.at(outcome.plain(), "success/data/id"));
                }
            }
        });
    }
}
