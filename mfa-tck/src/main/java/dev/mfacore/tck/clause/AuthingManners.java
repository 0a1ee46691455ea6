package dev.mfacore.tck.clause;

import dev.mfacore.port.AuthingApi;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Covers;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import dev.mfacore.tck.wire.WireExample;
import dev.mfacore.tck.wire.WireExamples;
import java.util.Map;
import java.util.TreeMap;

/** What every implementation of Authing's API owes its callers, whatever is behind it. */
@Covers(Port.AUTHING_API)
public abstract class AuthingManners {

    @Clause(value = "API-03", effort = Effort.ONCE)
    public final void callsEndInOneOfThreeWays(Trial trial) {
        AuthingApi api = trial.part(AuthingApi.class);
        Map<String, Boolean> offered = new TreeMap<>();
        for (WireExample example : WireExamples.all()) {
            WireExample invented = example.with(AuthingScript.canaries(example));
            AuthingOutcome outcome = AuthingOutcome.of(api, invented.call());
            Expect.that(
                    outcome.answer().isPresent() || outcome.isUnavailable() || outcome.isNotOffered(),
                    "an answer, an MfaUnavailableException, or an UnsupportedOperationException of " + example,
                    outcome);
            offered.merge(example.kind(), !outcome.isNotOffered(), Boolean::logicalOr);
        }
        Expect.that(
                offered.containsValue(true),
                "at least one kind of call offered",
                "UnsupportedOperationException of all");
    }

    @Clause(value = "API-05", effort = Effort.ONCE)
    public final void inventedCredentialsOpenNothing(Trial trial) {
        AuthingApi api = trial.part(AuthingApi.class);
        for (WireExample example : WireExamples.all()) {
            WireExample invented = example.with(AuthingScript.canaries(example));
            // To send a code, and to look at a token, no credential is needed.
            if (!example.kind().startsWith("SendCall.") && example.isEnveloped()) {
                AuthingOutcome outcome = AuthingOutcome.of(api, invented.call());
                Expect.that(!outcome.isSuccess(), "no success of " + example + " with an invented token", outcome);
            }
        }
    }

    @Clause(value = "API-04", effort = Effort.ONCE)
    public final void interruptionIsKept(Trial trial) {
        AuthingApi api = trial.part(AuthingApi.class);
        for (WireExample example : WireExamples.successes()) {
            WireExample invented = example.with(AuthingScript.canaries(example));
            Thread.currentThread().interrupt();
            AuthingOutcome outcome = AuthingOutcome.of(api, invented.call());
            boolean kept = Thread.interrupted();
            if (outcome.isNotOffered()) {
                continue;
            }
            Expect.that(
                    outcome.answer().isPresent() || outcome.isUnavailable(),
                    "an answer or an MfaUnavailableException of " + example + " on an interrupted thread",
                    outcome);
            Expect.that(
                    kept, "a thread that was interrupted before " + example + " to be so after it", "not interrupted");
        }
    }
}
