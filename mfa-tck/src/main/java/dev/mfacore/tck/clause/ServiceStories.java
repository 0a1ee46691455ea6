package dev.mfacore.tck.clause;

import dev.mfacore.Factor;
import dev.mfacore.MfaPolicy;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.drive.Answer;
import dev.mfacore.tck.drive.BoundApp;
import dev.mfacore.tck.drive.Cast;
import dev.mfacore.tck.drive.Kind;
import dev.mfacore.tck.drive.Pass;
import dev.mfacore.tck.drive.Scene;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import dev.mfacore.tck.story.Move;
import dev.mfacore.tck.story.Moves;
import dev.mfacore.tck.story.ServiceStory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;

/** Whether a service answers every sequence of calls as the model of one does. */
public abstract class ServiceStories {

    /** What a story sends at most. */
    private static final int MOST_CODES = 100;

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
        new ServiceStory(scene(trial, cast), 1, false, false).tell(moves);
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
        new ServiceStory(scene(trial, cast), 2, restarts, false).tell(moves);
    }

    private static Scene scene(Trial trial, Cast cast) {
        Scene scene = Scene.of(trial, cast);
        scene.needs(scene.policy().factors().contains(Factor.RECOVERY_CODE), "permits no recovery codes");
        scene.needs(scene.policy().sending().perDestinationHour() >= MOST_CODES, "sends too few codes to one country");
        return scene;
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

    @Clause(value = "SVC-04", effort = Effort.ONCE, needs = Capability.KIT_PARTS)
    public final void whoHearsMayCallTheService(Trial trial, @ForAll(supplier = SameCasts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Pass token = app.person().signIn();
        Pass other = app.person().signIn();
        String code = app.code();
        List<Answer> inside = new ArrayList<>();
        scene.whenHeard(() -> {
            inside.add(scene.node().list(app.person().session()));
            inside.add(scene.node().verifyTotp(other, code));
        });
        Scene.expect(
                "a code while the listener calls back",
                Kind.ACCEPTED,
                scene.node().verifyTotp(token, code));
        Expect.equal("calls of the service within an event", 2, inside.size());
        Scene.expect("the list, within the event", Kind.ACCEPTED, inside.get(0));
        Scene.expect("the same code once more, within the event of its use", Kind.WRONG_CODE, inside.get(1));
        scene.whenHeard(() -> inside.add(scene.node().unbind(app.person().proven(), Factor.TOTP, app.id())));
        app.signsIn();
        Scene.expect("unbinding within an event", Kind.ACCEPTED, inside.get(2));
        Expect.equal("active authenticators afterwards", 0L, Bindings.active(scene, app.person()));
        app.person().enrol().signsIn();
    }
}
