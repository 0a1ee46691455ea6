package dev.mfacore.tck.clause;

import dev.mfacore.MfaPolicy;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.drive.Cast;
import dev.mfacore.tck.drive.Scene;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Trial;
import dev.mfacore.tck.story.Move;
import dev.mfacore.tck.story.Moves;
import dev.mfacore.tck.story.ServiceStory;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;

/** Whether a service answers every sequence of calls as the model of one does. */
public abstract class ServiceStories {

    /** Limits so low that stories reach them. */
    private static final MfaPolicy STRICT = MfaPolicy.builder()
            .lockAfter(3)
            .lockMax(Duration.ofMinutes(4))
            .hardCap(40)
            .codeMaxFailures(3)
            .tokenMaxFailures(4)
            .recoveryCount(3)
            .maxAuthenticatorsPerFactor(2)
            .build();

    @Clause(
            value = "SVC-01",
            effort = Effort.SAGA,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION, Capability.REGENERATION},
            mustReach = {
                "Begin SECOND_FACTOR",
                "Confirm ACCEPTED",
                "Confirm WRONG_CODE",
                "VerifyApp ACCEPTED",
                "VerifyApp WRONG_CODE",
                "VerifyApp DEAD_TOKEN",
                "VerifyApp LOCKED",
                "Recover ACCEPTED",
                "Recover WRONG_CODE",
                "Send ACCEPTED",
                "VerifySent ACCEPTED",
                "VerifySent WRONG_CODE",
                "Unbind ACCEPTED",
                "Unbind UNKNOWN_AUTHENTICATOR",
                "Regenerate ACCEPTED"
            })
    public final void answersAsTheModel(
            Trial trial,
            @ForAll(supplier = SameCasts.class) Cast cast,
            @ForAll(supplier = Moves.class) List<Move> moves) {
        new ServiceStory(Scene.of(trial, cast), 1, false, false).tell(moves);
    }

    @Clause(
            value = "SVC-02",
            effort = Effort.SAGA,
            needs = {
                Capability.MOVES_TIME,
                Capability.RECIPIENT_ASSOCIATION,
                Capability.REGENERATION,
                Capability.SEVERAL_NODES
            },
            mustReach = {"VerifyApp ACCEPTED", "VerifyApp LOCKED", "Confirm ACCEPTED", "Unbind ACCEPTED"})
    public final void answersAsTheModelOnSeveralNodes(
            Trial trial,
            @ForAll(supplier = SameCasts.class) Cast cast,
            @ForAll(supplier = Moves.class) List<Move> moves) {
        boolean restarts = trial.adapter().capabilities().contains(Capability.SURVIVES_RESTART);
        new ServiceStory(Scene.of(trial, cast), 2, restarts, false).tell(moves);
    }

    @Clause(
            value = "SVC-03",
            effort = Effort.SAGA,
            needs = Capability.KIT_PARTS,
            mustReach = {"lost", "restart", "VerifyApp ACCEPTED", "VerifyApp LOCKED", "Unbind ACCEPTED"})
    public final void answersAsTheModelWhileTheStoreFails(
            Trial trial,
            @ForAll(supplier = SameCasts.class) Cast cast,
            @ForAll(supplier = Moves.class) List<Move> moves) {
        new ServiceStory(Scene.under(trial, cast, STRICT), 2, true, true).tell(moves);
    }
}
