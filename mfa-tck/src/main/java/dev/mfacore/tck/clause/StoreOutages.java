package dev.mfacore.tck.clause;

import static dev.mfacore.tck.drive.Scene.expect;

import dev.mfacore.Factor;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.drive.Answer;
import dev.mfacore.tck.drive.BoundApp;
import dev.mfacore.tck.drive.Cast;
import dev.mfacore.tck.drive.Driver;
import dev.mfacore.tck.drive.Kind;
import dev.mfacore.tck.drive.KitRegister;
import dev.mfacore.tck.drive.Pass;
import dev.mfacore.tck.drive.Person;
import dev.mfacore.tck.drive.Scene;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.util.Set;
import net.jqwik.api.ForAll;

/** What becomes of a verification when the store fails at any of its calls, or when somebody writes in between. */
public abstract class StoreOutages {

    private static final Set<Kind> HONEST = Set.of(Kind.ACCEPTED, Kind.UNAVAILABLE);

    /** More calls to the store than one operation may make. */
    private static final int MANY_CALLS = 2000;

    @Clause(value = "STO-08", effort = Effort.SCENE, needs = Capability.KIT_PARTS)
    public final void oneFailureNeverAcceptsTwice(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        for (KitRegister.Failure how : KitRegister.Failure.values()) {
            boolean more = true;
            for (int call = 0; more && call < 20; call++) {
                app.fresh();
                Pass token = app.person().signIn();
                scene.register().failAt(call, how);
                Answer answer = scene.node().verifyTotp(token, app.code());
                more = scene.register().calls() > call;
                scene.register().heal();
                expect("verifying while call " + call + " of the store fails " + how, HONEST, answer);
                Answer again = scene.node().verifyTotp(app.person().signIn(), app.code());
                Expect.that(
                        !answer.accepted() || again.kind() == Kind.WRONG_CODE,
                        "the code refused after it was accepted while the store failed",
                        again);
            }
        }
        app.signsIn();
    }

    @Clause(value = "STO-08", effort = Effort.SCENE, needs = Capability.KIT_PARTS)
    public final void anOutageAcceptsNothing(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Person ada = app.person();
        Pass token = ada.signIn();
        Pass session = ada.proven();
        BoundApp pending = ada.associateApp(session);
        scene.register().failFrom(0, KitRegister.Failure.BEFORE);
        expect("verifying without a store", Kind.UNAVAILABLE, scene.node().verifyTotp(token, app.code()));
        expect(
                "recovering without a store",
                Kind.UNAVAILABLE,
                scene.node().recover(token, app.recoveryCodes().get(0)));
        expect(
                "confirming without a store",
                Kind.UNAVAILABLE,
                scene.node().confirm(session, Factor.TOTP, pending.id(), pending.code()));
        expect("unbinding without a store", Kind.UNAVAILABLE, scene.node().unbind(session, Factor.TOTP, app.id()));
        scene.register().heal();
        expect("verifying with the store back", Kind.ACCEPTED, scene.node().verifyTotp(token, app.code()));
        scene.register().failFrom(1, KitRegister.Failure.BEFORE);
        Answer half = scene.node().recover(ada.signIn(), app.recoveryCodes().get(0));
        scene.register().heal();
        Expect.that(!half.accepted(), "no acceptance that cannot be written", half);
    }

    @Clause(value = "STO-09", effort = Effort.SCENE, needs = Capability.KIT_PARTS)
    public final void aConflictIsLookedAtAgain(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Driver other = scene.another();
        Pass token = app.person().signIn();
        Pass others = app.person().signIn();
        String code = app.code();
        Answer[] between = new Answer[1];
        scene.register().afterLoad(() -> between[0] = other.verifyTotp(others, code), false);
        Answer late = scene.node().verifyTotp(token, code);
        scene.register().undisturbed();
        expect("a code at another node, right after the first has read", Kind.ACCEPTED, between[0]);
        expect("the same code at the first node, which has to look again", Kind.WRONG_CODE, late);
        app.signsIn();
    }

    @Clause(value = "STO-09", effort = Effort.SCENE, needs = Capability.KIT_PARTS)
    public final void endlessConflictsEnd(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Pass token = app.person().signIn();
        scene.register().heal();
        scene.register().failAt(-1, KitRegister.Failure.BEFORE);
        scene.register().afterLoad(scene.register()::touchAll, true);
        Answer answer = scene.node().verifyTotp(token, app.code());
        int calls = scene.register().calls();
        scene.register().undisturbed();
        expect("verifying while every write is too late", Kind.UNAVAILABLE, answer);
        Expect.that(calls < MANY_CALLS, "fewer than " + MANY_CALLS + " calls to the store", calls);
        expect("verifying undisturbed", Kind.ACCEPTED, scene.node().verifyTotp(token, app.code()));
    }
}
