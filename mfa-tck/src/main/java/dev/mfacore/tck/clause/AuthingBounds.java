package dev.mfacore.tck.clause;

import dev.mfacore.port.AuthingApi;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Covers;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.StubPeer;
import dev.mfacore.tck.run.Trial;
import dev.mfacore.tck.stub.Replies;
import dev.mfacore.tck.stub.Script;
import dev.mfacore.tck.stub.Talk;
import dev.mfacore.tck.wire.WireExample;
import dev.mfacore.tck.wire.WireExamples;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** That every call ends, and none takes in more than it can bear. */
@Covers(Port.AUTHING_API)
public abstract class AuthingBounds {

    private static final WireExample CALL = WireExamples.of("v2.js.verifyTotpMfa");
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private static final int WELL_WITHIN = 64 * 1024;
    private static final int FAR_BEYOND = 32 * 1024 * 1024;

    @Clause(value = "CLI-06", effort = Effort.ONCE, needs = Capability.AUTHING_HTTP)
    public final void silenceEnds(Trial trial) throws Exception {
        trial.authing(StubPeer.impatient());
        Map<String, Script> waits = new LinkedHashMap<>();
        waits.put("silence", (talk, request) -> talk.awaitEnd());
        waits.put("a head and then silence", (talk, request) -> {
            talk.send(HEAD + "Content-Length: 100\r\n\r\n{\"code\":");
            talk.awaitEnd();
        });
        waits.put("a trickle of a head", (talk, request) -> trickle(talk, HEAD + "X-A: ", "a"));
        waits.put("a trickle of a body", (talk, request) -> trickle(talk, HEAD + "Content-Length: 60000\r\n\r\n", " "));
        waits.put(
                "a trickle of chunks",
                (talk, request) -> trickle(talk, HEAD + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n"));
        AuthingApi api = trial.part(AuthingApi.class);
        Script[] scripts = waits.values().toArray(Script[]::new);
        String[] names = waits.keySet().toArray(String[]::new);
        trial.authing().script((talk, request) -> {
            int number = Character.digit(request.credential().orElse("0").charAt(0), 10);
            scripts[number].serve(talk, request);
        });
        // All at once, so that clients whose deadline is their own are waited for only once.
        Crowd.run(scripts.length, number -> {
            WireExample own = CALL.with(Map.of("ada.mfa-token", number + "-token"));
            AuthingOutcome outcome = AuthingOutcome.of(api, own.call());
            Expect.that(
                    outcome.isUnavailable() || outcome.isNotOffered(),
                    "an MfaUnavailableException after " + names[number],
                    outcome);
        });
    }

    /** Sends a piece now and then until the client has had enough. */
    private static void trickle(Talk talk, String head, String piece) throws IOException {
        talk.send(head);
        CountDownLatch never = new CountDownLatch(1);
        try {
            while (!never.await(20, TimeUnit.MILLISECONDS)) {
                talk.send(piece);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Clause(value = "CLI-06", effort = Effort.ONCE, needs = Capability.AUTHING_HTTP)
    public final void giantsAreAbandoned(Trial trial) {
        AuthingScript script = new AuthingScript(trial);
        AuthingOutcome within = script.ask(CALL, Replies.json(200, padded(WELL_WITHIN)));
        Expect.that(
                within.isRefusal(6001) || within.isNotOffered(),
                "the refusal 6001 from a body of " + WELL_WITHIN + " bytes",
                within);
        byte[] giant = Replies.json(200, padded(FAR_BEYOND));
        AtomicBoolean taken = new AtomicBoolean();
        script.unavailable(CALL, "a body of " + FAR_BEYOND + " bytes", (talk, request) -> {
            talk.send(giant);
            taken.set(true);
        });
        Expect.that(
                !taken.get(), "a body of " + FAR_BEYOND + " bytes given up on before its end", "it was taken whole");
        String chunk = Integer.toHexString(WELL_WITHIN) + "\r\n" + " ".repeat(WELL_WITHIN) + "\r\n";
        script.unavailable(CALL, "chunks without end", (talk, request) -> {
            talk.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n");
            for (int sent = 0; sent < FAR_BEYOND; sent += WELL_WITHIN) {
                talk.send(chunk);
            }
            taken.set(true);
            talk.end();
        });
        Expect.that(!taken.get(), "chunks of " + FAR_BEYOND + " bytes given up on before their end", "all were taken");
    }

    private static String padded(int size) {
        return "{\"code\":6001,\"message\":\"no\"" + " ".repeat(size) + "}";
    }
}
