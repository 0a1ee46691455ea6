package dev.mfacore.tck.clause;

import dev.mfacore.tck.Capability;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Covers;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.StubPeer;
import dev.mfacore.tck.run.Trial;
import dev.mfacore.tck.stub.AuthingStub;
import dev.mfacore.tck.stub.Replies;
import dev.mfacore.tck.stub.Script;
import dev.mfacore.tck.wire.WireExample;
import dev.mfacore.tck.wire.WireExamples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;

/** That no call is put twice, and none to anybody else. */
@Covers(Port.AUTHING_API)
public abstract class AuthingOnce {

    private static final int MOST_READS = 8;
    private static final List<Integer> REDIRECTS = List.of(300, 301, 302, 303, 307, 308);

    @Clause(value = "CLI-05", effort = Effort.STORY, needs = Capability.AUTHING_HTTP)
    public final void noCallIsRepeated(Trial trial, @ForAll(supplier = AuthingKinds.class) WireExample example) {
        AuthingScript script = new AuthingScript(trial);
        failures(example).forEach((what, reply) -> {
            AuthingOutcome outcome = script.ask(example, reply);
            counted(script, example, what, outcome);
        });
    }

    @Clause(value = "CLI-05", effort = Effort.ONCE, needs = Capability.AUTHING_HTTP)
    public final void noLostCallIsRepeated(Trial trial) {
        AuthingScript script = new AuthingScript(trial);
        for (WireExample example : WireExamples.successes()) {
            counted(script, example, "a lost connection", script.ask(example, (talk, request) -> talk.end()));
        }
    }

    private static Map<String, Script> failures(WireExample example) {
        Map<String, Script> all = new LinkedHashMap<>();
        all.put("the end of the connection", (talk, request) -> talk.end());
        all.put("a reset", (talk, request) -> talk.reset());
        all.put("half of a first line", (talk, request) -> {
            talk.send("HTTP/1.1 ");
            talk.end();
        });
        all.put("a head without its body", (talk, request) -> {
            talk.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{");
            talk.end();
        });
        Map<String, String> soon = Map.of("Content-Type", "application/json", "Retry-After", "0");
        for (int status : List.of(408, 425, 429, 500, 502, 503, 504)) {
            put(all, "HTTP " + status + " with Retry-After: 0", Replies.whole(status, soon, "{}"));
        }
        put(
                all,
                "HTTP 401 with a challenge",
                Replies.whole(401, Map.of("WWW-Authenticate", "Basic realm=\"x\""), "{}"));
        put(all, "the refusal 429", Replies.whole(200, soon, "{\"code\":429,\"message\":\"wait\"}"));
        put(all, "the refusal 503", Replies.whole(200, soon, "{\"code\":503,\"message\":\"wait\"}"));
        put(all, "the refusal 2020", Replies.refusal(2020));
        put(all, "a success", AuthingScript.reply(example));
        put(all, "no JSON", Replies.json(200, "oops"));
        return all;
    }

    private static void put(Map<String, Script> all, String what, byte[] reply) {
        all.put(what, (talk, request) -> talk.send(reply));
    }

    private static void counted(AuthingScript script, WireExample example, String what, AuthingOutcome outcome) {
        int requests = script.received().size();
        if (outcome.isNotOffered()) {
            return;
        }
        if (example.call().isRead()) {
            Expect.that(
                    requests >= 1 && requests <= MOST_READS,
                    "1 to " + MOST_READS + " requests of the read " + example + ", answered with " + what,
                    requests);
        } else {
            Expect.that(requests == 1, "one request of " + example + ", answered with " + what, requests);
        }
    }

    /** A connection that was kept open and ends at its second request tempts clients most. */
    @Clause(value = "CLI-05", effort = Effort.ONCE, needs = Capability.AUTHING_HTTP)
    public final void noCallIsRepeatedOnAKeptConnection(Trial trial) {
        AuthingScript script = new AuthingScript(trial);
        for (WireExample example : WireExamples.successes()) {
            byte[] good = AuthingScript.reply(example);
            if (!script.ask(example, good).isSuccess()) {
                continue;
            }
            AuthingOutcome outcome = script.ask(example, (talk, request) -> talk.end());
            counted(script, example, "the end of a connection that was kept open", outcome);
        }
    }

    @Clause(value = "CLI-05", effort = Effort.ONCE, needs = Capability.AUTHING_HTTP)
    public final void noCallIsRepeatedAfterSilence(Trial trial) {
        trial.authing(StubPeer.impatient());
        AuthingScript script = new AuthingScript(trial);
        WireExample example = WireExamples.of("v2.js.verifyTotpMfa");
        AtomicInteger asked = new AtomicInteger();
        AuthingOutcome outcome = script.ask(example, (talk, request) -> {
            if (asked.incrementAndGet() == 1) {
                talk.awaitEnd();
            } else {
                talk.send(AuthingScript.reply(example));
            }
        });
        Expect.that(
                outcome.isUnavailable() || outcome.isNotOffered(), "an MfaUnavailableException after silence", outcome);
        counted(script, example, "silence", outcome);
    }

    @Clause(value = "CLI-07", effort = Effort.STORY, needs = Capability.AUTHING_HTTP)
    public final void redirectsAreNotFollowed(Trial trial, @ForAll(supplier = AuthingKinds.class) WireExample example) {
        AuthingScript script = new AuthingScript(trial);
        try (AuthingStub elsewhere = AuthingStub.start()) {
            elsewhere.answer(AuthingScript.reply(example));
            for (int status : REDIRECTS) {
                String there = elsewhere.url() + "/" + String.join("/", example.path());
                AuthingOutcome outcome = redirected(script, example, status, there);
                Expect.that(
                        elsewhere.received().isEmpty(),
                        "nothing sent to another server, to which HTTP " + status + " points after " + example,
                        elsewhere.received().toString());
                Expect.that(
                        outcome.isUnavailable() || outcome.isNotOffered(),
                        "an MfaUnavailableException of " + example + ", answered with HTTP " + status,
                        outcome);
            }
            redirected(script, example, 307, "/elsewhere");
            Expect.that(
                    script.received().stream().noneMatch(one -> one.target().startsWith("/elsewhere")),
                    "no redirect followed within the server",
                    script.received().toString());
        }
    }

    private static AuthingOutcome redirected(AuthingScript script, WireExample example, int status, String where) {
        return script.ask(example, Replies.whole(status, Map.of("Location", where), new byte[0]));
    }
}
