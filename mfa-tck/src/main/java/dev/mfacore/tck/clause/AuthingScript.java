package dev.mfacore.tck.clause;

import dev.mfacore.port.AuthingApi;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import dev.mfacore.tck.stub.AuthingStub;
import dev.mfacore.tck.stub.Received;
import dev.mfacore.tck.stub.Replies;
import dev.mfacore.tck.stub.Script;
import dev.mfacore.tck.wire.Json;
import dev.mfacore.tck.wire.WireExample;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A client under test with the kit's server before it. */
final class AuthingScript {

    private final Trial trial;
    private final AuthingStub stub;
    private final AuthingApi api;

    AuthingScript(Trial trial) {
        this.trial = trial;
        this.api = trial.part(AuthingApi.class);
        this.stub = trial.authing();
    }

    AuthingApi api() {
        return api;
    }

    AuthingStub stub() {
        return stub;
    }

    List<Received> received() {
        return stub.received();
    }

    /** Puts the example's call, to which the server answers with the example's response. */
    AuthingOutcome ask(WireExample example) {
        return ask(example, reply(example));
    }

    AuthingOutcome ask(WireExample example, byte[] reply) {
        return ask(example, (talk, request) -> talk.send(reply));
    }

    /** What an implementation does not offer, it does not offer at all: nothing may have been sent. */
    AuthingOutcome ask(WireExample example, Script script) {
        stub.script(script);
        stub.forget();
        AuthingOutcome outcome = AuthingOutcome.of(api, example.call());
        if (outcome.isNotOffered()) {
            Expect.equal(
                    "requests of " + example + ", which is not offered",
                    0,
                    received().size());
            trial.measure("calls not offered", 1);
        } else {
            trial.measure("calls", 1);
        }
        return outcome;
    }

    /** Fails unless the call that got this reply is unavailable, or not offered. */
    void unavailable(WireExample example, String what, byte[] reply) {
        unavailable(example, what, (talk, request) -> talk.send(reply));
    }

    void unavailable(WireExample example, String what, Script script) {
        AuthingOutcome outcome = ask(example, script);
        Expect.that(
                outcome.isUnavailable() || outcome.isNotOffered(),
                "an MfaUnavailableException of " + example + ", answered with " + what,
                outcome);
    }

    static byte[] reply(WireExample example) {
        return Replies.json(example.status(), Json.write(example.responseBody()));
    }

    /** Texts that stand nowhere else, for all that is secret or personal in a call, by the text that they replace. */
    static Map<String, String> canaries(WireExample example) {
        Map<String, String> canaries = new TreeMap<>();
        example.secrets().forEach((path, text) -> {
            String member = path.substring(path.lastIndexOf('.') + 1);
            int number = canaries.size() + 1;
            canaries.put(
                    text,
                    switch (member) {
                        case "number" -> "1399990000" + number;
                        case "address" -> "canary" + number + "@mail.example";
                        case "totp", "code", "passCode" -> "90817" + number;
                        default -> "canary-77aa-" + number;
                    });
        });
        return canaries;
    }
}
