package dev.mfacore.tck.drive;

import dev.mfacore.Factor;
import dev.mfacore.Purpose;
import dev.mfacore.Recipient;
import dev.mfacore.tck.run.Expect;
import java.time.Duration;
import java.util.Optional;

/** A user of a scene, and what users do to get ready. */
public final class Person {

    private final Scene scene;
    private final String name;

    Person(Scene scene, String name) {
        this.scene = scene;
        this.name = name;
    }

    public String name() {
        return name;
    }

    public Pass session() {
        return scene.node().session(name);
    }

    /** A session in which the second factor was given just now. */
    public Pass proven() {
        return scene.node().provenSession(name);
    }

    /** Begins a sign-in that wants a second factor, or its enrolment. */
    public Pass signIn() {
        return begin(Purpose.SIGN_IN);
    }

    public Pass begin(Purpose purpose) {
        Answer answer = scene.node().begin(name, purpose, Optional.empty());
        return answer.pass().orElseGet(() -> {
            Expect.that(false, "a token for " + name, answer);
            throw new IllegalStateException();
        });
    }

    /** Associates an app, without confirming it. */
    public BoundApp associateApp(Pass caller) {
        Answer answer =
                Scene.expect("associating an app", Kind.ACCEPTED, scene.node().associateApp(caller));
        return new BoundApp(scene, this, answer);
    }

    /** Enrols an app and lets so much time pass that every code of the window is fresh. */
    public BoundApp enrol() {
        return enrol(session());
    }

    public BoundApp enrol(Pass caller) {
        BoundApp app = associateApp(caller);
        Scene.expect(
                "confirming with the app's first code",
                Kind.ACCEPTED,
                scene.node().confirm(caller, Factor.TOTP, app.id(), app.code()));
        return app.fresh();
    }

    /** Binds a phone or email and lets the cooldown pass; with a proof where one is needed. */
    public String bind(Recipient recipient) {
        scene.needs(scene.policy().factors().contains(recipient.factor()), "permits no codes by " + recipient.factor());
        Pass caller = proven();
        Answer answer = Scene.expect(
                "associating a phone or email", Kind.ACCEPTED, scene.node().associate(caller, recipient));
        Scene.expect(
                "confirming with the delivered code",
                Kind.ACCEPTED,
                scene.node().confirm(caller, recipient.factor(), answer.id(), scene.code(recipient)));
        scene.advance(Duration.ofHours(2));
        return answer.id();
    }

    /** Has a code sent in a transaction and returns it. */
    public String sent(Pass token, Recipient recipient) {
        Scene.expect("sending a code", Kind.ACCEPTED, scene.node().send(token, recipient));
        return scene.code(recipient);
    }
}
