package dev.mfacore.tck.clause;

import static dev.mfacore.tck.drive.Scene.expect;

import dev.mfacore.Purpose;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.drive.Answer;
import dev.mfacore.tck.drive.BoundApp;
import dev.mfacore.tck.drive.Cast;
import dev.mfacore.tck.drive.Kind;
import dev.mfacore.tck.drive.Pass;
import dev.mfacore.tck.drive.Person;
import dev.mfacore.tck.drive.Scene;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;

/** What ends a token besides its use and its time, and what it says to who reads it. */
public abstract class TokenEnds {

    private static final int MANY = 100;

    @Clause(value = "TXN-01", effort = Effort.ONCE)
    public final void tokensDifferAndSayNothing(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        String name = app.person().name();
        Set<String> tokens = new HashSet<>();
        scene.untold(MANY + " sign-ins are begun", () -> {
            for (int i = 0; i < MANY; i++) {
                tokens.add(app.person().signIn().text());
            }
        });
        Expect.equal("different tokens at one moment", MANY, tokens.size());
        for (String token : tokens) {
            Expect.that(token.length() >= 22, "tokens with room for 128 random bits", token.length() + " characters");
            Expect.that(
                    name.length() < 4 || !readable(token).contains(name), "a token without the user's name", "with it");
        }
    }

    /** All that can be read out of a token without a key. */
    private static String readable(String token) {
        StringBuilder readable = new StringBuilder(token);
        for (String part : token.split("\\.", -1)) {
            try {
                readable.append(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                readable.append(' ');
            }
        }
        return readable.toString();
    }

    @Clause(value = "TXN-07", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void failuresEndIt(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        int fatal = scene.policy().transaction().maxFailures();
        scene.needs(
                fatal
                        <= Math.min(
                                scene.policy().lock().softAfter(),
                                scene.policy().lock().hardCap() - 1),
                "locks a factor before failures end a token");
        BoundApp app = scene.person().enrol();
        Pass token = app.person().signIn();
        for (int i = 0; i < fatal; i++) {
            expect("a wrong code", Kind.WRONG_CODE, scene.node().verifyTotp(token, app.wrongCode(i)));
        }
        scene.advance(scene.policy().lock().first());
        expect(
                "the right code with a token that failed " + fatal + " times",
                Kind.DEAD_TOKEN,
                scene.node().verifyTotp(token, app.code()));
        app.signsIn();
        Pass other = app.person().signIn();
        app.fresh();
        Pass lasting = app.person().signIn();
        for (int i = 0; i < fatal - 1; i++) {
            expect("a wrong code", Kind.WRONG_CODE, scene.node().verifyTotp(lasting, app.wrongCode(i)));
        }
        expect(
                "the right code with a token that failed once less",
                Kind.ACCEPTED,
                scene.node().verifyTotp(lasting, app.code()));
        Expect.that(!other.text().equals(lasting.text()), "another token for another sign-in", "the same");
    }

    @Clause(
            value = "TXN-07",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.ADMINISTRATION})
    public final void aNewPasswordEndsIt(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        BoundApp bob = scene.person().enrol();
        Pass token = app.person().signIn();
        Pass bobs = bob.person().signIn();
        expect("voiding", Kind.ACCEPTED, scene.node().invalidate(app.person().name()));
        Transactions.deadEverywhere(scene, token, app);
        expect("another user's token", Kind.ACCEPTED, scene.node().verifyTotp(bobs, bob.code()));
        expect(
                "a new token",
                Kind.ACCEPTED,
                scene.node().verifyTotp(app.person().signIn(), app.code()));
    }

    @Clause(value = "SEC-08", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void oneAnswerForEveryWrongCode(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        BoundApp app = scene.person().enrol();
        Person nobody = scene.person();
        String old = app.code();
        scene.needs(scene.policy().lock().softAfter() >= 3, "locks after so few failures that they cannot be compared");
        app.fresh();
        app.signsIn();
        Answer wrong = scene.node().verifyTotp(app.person().signIn(), app.wrongCode(0));
        Answer replayed = scene.node().verifyTotp(app.person().signIn(), app.code());
        Answer expired = scene.node().verifyTotp(app.person().signIn(), old);
        expect("a wrong code", Kind.WRONG_CODE, wrong);
        Expect.equal("the answer to a used code, as to a wrong one", wrong.text(), replayed.text());
        Expect.equal("the answer to an old code, as to a wrong one", wrong.text(), expired.text());
        Optional<Pass> token = scene.node()
                .begin(nobody.name(), Purpose.SIGN_IN, Optional.empty())
                .pass();
        token.ifPresent(it -> Expect.equal(
                "the answer where there is no app, as to a wrong code",
                wrong.text(),
                scene.node().verifyTotp(it, "123456").text()));
        Answer dead = scene.node().verifyTotp(Pass.token("nobody", "nothing"), "123456");
        scene.afterLocks();
        app.fresh();
        Pass spent = app.person().signIn();
        expect("a sign-in", Kind.ACCEPTED, scene.node().verifyTotp(spent, app.code()));
        Expect.equal(
                "the kind of answer to a used token, as to a made-up one",
                dead.kind(),
                scene.node().verifyTotp(spent, app.code()).kind());
    }
}
