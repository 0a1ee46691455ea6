package dev.mfacore.tck.clause;

import dev.mfacore.tck.Capability;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Covers;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import dev.mfacore.tck.stub.Received;
import dev.mfacore.tck.stub.Replies;
import dev.mfacore.tck.wire.WireExample;
import dev.mfacore.tck.wire.WireExamples;
import dev.mfacore.tck.wire.WireRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;

/** What a client over HTTP puts on the wire. */
@Covers(Port.AUTHING_API)
public abstract class AuthingRequests {

    private static final List<String> USER_AND_APP = List.of("5f0000000000000000000002", "5f0000000000000000000003");
    private static final String FACTOR = "5f0000000000000000000004";
    private static final int BODIES = 3;
    private static final String JSON_WITHIN = "0\",\"totp\":\"000000\\u4e2d\ud83d\ude00/\t";
    private static final String VISIBLE = "!#$%&'*+-.^_`|~:/?=,;@()<>[]{}0aZ";
    private static final List<String> BREAKS = List.of(
            "ada\r\nX-Injected: 1",
            "ada\nX-Injected: 1",
            "ada\rX-Injected: 1",
            "ada\r\n\r\nGET /injected HTTP/1.1\r\nX-Injected: 1",
            "\r\nX-Injected: 1");

    @Clause(value = "API-01", effort = Effort.ONCE, needs = Capability.AUTHING_HTTP)
    public final void requestsAreAsDocumented(Trial trial) {
        AuthingScript script = new AuthingScript(trial);
        for (WireExample example : WireExamples.all()) {
            AuthingOutcome outcome = script.ask(example);
            if (!outcome.isNotOffered()) {
                Expect.that(
                        !script.received().isEmpty(), "a request of " + example, "none; the call came to " + outcome);
                asDocumented(example, script.received().get(0), "");
            }
        }
    }

    @Clause(value = "CLI-07", effort = Effort.ONCE, needs = Capability.AUTHING_HTTP)
    public final void addressesHoldNothingSecret(Trial trial) {
        AuthingScript script = new AuthingScript(trial);
        for (WireExample example : WireExamples.all()) {
            Map<String, String> canaries = AuthingScript.canaries(example);
            if (script.ask(example.with(canaries)).isNotOffered()) {
                continue;
            }
            for (Received request : script.received()) {
                for (String canary : canaries.values()) {
                    Expect.that(
                            !String.join("/", request.segments()).contains(canary)
                                    && !request.target().contains(canary)
                                    && !request.query().containsValue(canary),
                            "codes, tokens and contacts in headers and bodies alone",
                            "one in the address of " + example + ": " + request);
                }
            }
        }
    }

    @Clause(value = "CLI-08", needs = Capability.AUTHING_HTTP)
    public final void valuesInAddressesStayValues(Trial trial, @ForAll(supplier = AuthingTexts.class) String value) {
        AuthingScript script = new AuthingScript(trial);
        for (String id : List.of(
                "v2.mgmt.getStatus",
                "v2.mgmt.unAssociateMfa",
                "v3.getFactor",
                "v3.mgmt.getUserMfaInfo",
                "v3.mgmt.getUserMfaStatus",
                "v3.mgmt.getMfaTriggerData")) {
            WireExample example = WireExamples.of(id).with(named(value));
            boolean inPath = example.path().contains(value);
            trial.say(example + " about \"" + value + "\"");
            AuthingOutcome outcome = script.ask(example, Replies.refusal(404));
            if (outcome.isNotOffered() || isRefusedWithReason(outcome, script, inPath, value)) {
                continue;
            }
            Expect.that(!script.received().isEmpty(), "a request", "none; the call came to " + outcome);
            Received request = script.received().get(0);
            Expect.that(
                    request.target().chars().allMatch(c -> c > ' ' && c < 0x7F && c != '#'),
                    "an address of visible ASCII without '#'",
                    request.target());
            asDocumented(example, request, " with the value \"" + value + "\" as it is");
        }
    }

    private static Map<String, String> named(String value) {
        Map<String, String> names = new HashMap<>();
        USER_AND_APP.forEach(one -> names.put(one, value));
        names.put(FACTOR, value);
        return names;
    }

    /** Servers resolve dots however they are encoded, and some do so with slashes: refusing those is the safe way. */
    private static boolean isRefusedWithReason(
            AuthingOutcome outcome, AuthingScript script, boolean inPath, String value) {
        boolean mayRefuse = inPath && (value.matches("\\.{1,2}") || value.contains("/") || value.contains("\\"));
        return mayRefuse
                && script.received().isEmpty()
                && outcome.thrown().filter(one -> !outcome.isUnavailable()).isPresent();
    }

    @Clause(value = "CLI-08", needs = Capability.AUTHING_HTTP)
    public final void valuesInBodiesStayValues(
            Trial trial, @ForAll(supplier = AuthingTexts.class) String value, @ForAll byte from) {
        AuthingScript script = new AuthingScript(trial);
        List<WireExample> all = WireExamples.successes();
        for (int i = 0; i < BODIES; i++) {
            staysInBody(trial, script, all.get((from + Byte.MAX_VALUE + 1 + i) % all.size()), value);
        }
    }

    @Clause(value = "CLI-08", effort = Effort.ONCE, needs = Capability.AUTHING_HTTP)
    public final void jsonInValuesStaysText(Trial trial) {
        AuthingScript script = new AuthingScript(trial);
        for (WireExample example : WireExamples.successes()) {
            staysInBody(trial, script, example, JSON_WITHIN);
        }
    }

    private static void staysInBody(Trial trial, AuthingScript script, WireExample example, String value) {
        Map<String, String> values = new HashMap<>();
        example.secrets().forEach((path, text) -> {
            if (!path.startsWith("credential.")) {
                values.put(text, value);
            }
        });
        if (!example.part("request").containsKey("body") || values.isEmpty()) {
            return;
        }
        WireExample changed = example.with(values);
        trial.say(example + " with \"" + value + "\"");
        AuthingOutcome outcome = script.ask(changed, Replies.refusal(404));
        if (!outcome.isNotOffered()) {
            Expect.that(!script.received().isEmpty(), "a request", "none; the call came to " + outcome);
            asDocumented(changed, script.received().get(0), " with the value \"" + value + "\" as it is");
        }
    }

    @Clause(value = "CLI-08", effort = Effort.ONCE, needs = Capability.AUTHING_HTTP)
    public final void lineBreaksInTokensAreRefused(Trial trial) {
        AuthingScript script = new AuthingScript(trial);
        for (String token : BREAKS) {
            for (WireExample example : WireExamples.successes()) {
                Optional<String> credential = credential(example);
                if (credential.isPresent()) {
                    AuthingOutcome outcome =
                            script.ask(example.with(Map.of(credential.get(), token)), Replies.refusal(2020));
                    Expect.that(
                            outcome.thrown().isPresent() && script.received().isEmpty(),
                            "a token with a line break refused before anything is sent, in " + example,
                            script.received().size() + " requests, and the call came to " + outcome);
                }
            }
        }
    }

    @Clause(value = "CLI-08", effort = Effort.ONCE, needs = Capability.AUTHING_HTTP)
    public final void visibleTokensAreSentAsTheyAre(Trial trial) {
        AuthingScript script = new AuthingScript(trial);
        for (WireExample example : WireExamples.successes()) {
            Optional<String> credential = credential(example);
            if (credential.isPresent()) {
                WireExample changed = example.with(Map.of(credential.get(), VISIBLE));
                AuthingOutcome outcome = script.ask(changed, Replies.refusal(2020));
                if (!outcome.isNotOffered()) {
                    Expect.that(!script.received().isEmpty(), "a request", "none; the call came to " + outcome);
                    asDocumented(changed, script.received().get(0), " with the token " + VISIBLE);
                }
            }
        }
    }

    private static Optional<String> credential(WireExample example) {
        return Optional.ofNullable((String) example.part("request").get("credential"));
    }

    private static void asDocumented(WireExample example, Received request, String how) {
        WireRequest.difference(example, request)
                .ifPresent(difference -> Expect.that(
                        false,
                        "the documented request of " + example + ", "
                                + example.part("request").get("method") + " /" + String.join("/", example.path()) + how,
                        difference + " in " + request));
    }
}
