package dev.mfacore.tck.clause;

import dev.mfacore.tck.Capability;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Covers;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.StubPeer;
import dev.mfacore.tck.run.Trial;
import dev.mfacore.tck.stub.Certificates;
import dev.mfacore.tck.wire.WireExample;
import dev.mfacore.tck.wire.WireExamples;
import java.util.List;

/** That nothing is sent to who cannot prove to be Authing. */
@Covers(Port.AUTHING_API)
public abstract class AuthingTrust {

    private static final List<WireExample> CALLS = List.of(
            WireExamples.of("v2.js.verifyTotpMfa"),
            WireExamples.of("v3.listEnrolledFactors"),
            WireExamples.of("v3.mgmt.getMfaTriggerData"));

    @Clause(value = "CLI-01", effort = Effort.ONCE, needs = Capability.AUTHING_HTTP)
    public final void strangersGetNothing(Trial trial) {
        // The trust store of no JVM knows it.
        nothingGoesTo(trial, Certificates.Shown.OF_STRANGER);
    }

    @Clause(value = "CLI-01", effort = Effort.ONCE, needs = Capability.AUTHING_TRUST)
    public final void trustedServersAreCalled(Trial trial) {
        trial.authing(StubPeer.showing(Certificates.Shown.GOOD));
        AuthingScript script = new AuthingScript(trial);
        for (WireExample example : CALLS) {
            AuthingOutcome outcome = script.ask(example);
            Expect.that(
                    outcome.isSuccess() || outcome.isNotOffered(),
                    "a success of " + example + " from a server with a good certificate",
                    outcome);
        }
    }

    @Clause(value = "CLI-01", effort = Effort.ONCE, needs = Capability.AUTHING_TRUST)
    public final void otherNamesGetNothing(Trial trial) {
        nothingGoesTo(trial, Certificates.Shown.OF_ANOTHER_NAME);
    }

    @Clause(value = "CLI-01", effort = Effort.ONCE, needs = Capability.AUTHING_TRUST)
    public final void expiredCertificatesGetNothing(Trial trial) {
        nothingGoesTo(trial, Certificates.Shown.EXPIRED);
    }

    private static void nothingGoesTo(Trial trial, Certificates.Shown certificate) {
        trial.authing(StubPeer.showing(certificate));
        AuthingScript script = new AuthingScript(trial);
        for (WireExample example : CALLS) {
            String what = "a certificate that is "
                    + switch (certificate) {
                        case GOOD -> "good";
                        case OF_STRANGER -> "of an authority that nobody knows";
                        case OF_ANOTHER_NAME -> "for another machine";
                        case EXPIRED -> "expired";
                    };
            script.unavailable(example, what, AuthingScript.reply(example));
            Expect.that(
                    script.received().isEmpty(),
                    "nothing sent to a server with " + what,
                    script.received().toString());
        }
    }
}
