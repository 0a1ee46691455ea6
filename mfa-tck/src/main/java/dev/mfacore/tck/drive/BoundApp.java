package dev.mfacore.tck.drive;

import dev.mfacore.Factor;
import dev.mfacore.tck.run.Expect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A user's app and the authenticator that it belongs to. */
public final class BoundApp {

    private final Scene scene;
    private final Person person;
    private final String id;
    private final List<String> recoveryCodes;
    private final OtpApp otp;

    BoundApp(Scene scene, Person person, Answer association) {
        this.scene = scene;
        this.person = person;
        this.id = association.id();
        this.recoveryCodes = association.recoveryCodes();
        Expect.that(association.uri().isPresent(), "an otpauth URI", "none");
        this.otp = new OtpApp(KeyUri.parse(association.uri().get()));
    }

    public Person person() {
        return person;
    }

    public String id() {
        return id;
    }

    public OtpApp otp() {
        return otp;
    }

    /** Those that were shown; ends the try if the policy has none. */
    public List<String> recoveryCodes() {
        scene.needs(hasRecoveryCodes(), "permits no recovery codes");
        return recoveryCodes;
    }

    /** Whether the policy has recovery codes at all. */
    public boolean hasRecoveryCodes() {
        return scene.policy().factors().contains(Factor.RECOVERY_CODE);
    }

    /** The step of now. */
    public long step() {
        return otp.step(scene.now());
    }

    /** The code of now. */
    public String code() {
        return otp.codeAt(scene.now());
    }

    /** The code so many steps from now. */
    public String codeIn(int steps) {
        return otp.code(step() + steps);
    }

    /** When a step begins. */
    public Instant startOf(long step) {
        return Instant.ofEpochSecond(step * otp.uri().period());
    }

    public String wrongCode(int number) {
        return otp.wrongCode(scene.now(), number);
    }

    /** Whether a step's code is also the code of another step that the window holds now, as one in thousands is. */
    public boolean isAmbiguous(long step) {
        var window = scene.policy().totp().window();
        for (long other = step() - window.back(); other <= step() + window.forward(); other++) {
            if (other != step && otp.code(other).equals(otp.code(step))) {
                return true;
            }
        }
        return false;
    }

    /** Demands that the user gets in with the app: the right one is accepted. */
    public Answer signsIn() {
        fresh();
        Answer answer = Scene.expect(
                "a sign-in with a fresh code of the app",
                Kind.ACCEPTED,
                scene.node().verifyTotp(person.signIn(), code()));
        answer.user().ifPresent(user -> Expect.equal("whose sign-in it is", person.name(), user));
        return answer;
    }

    /** Lets so much time pass that no step of the window was there before. */
    public BoundApp fresh() {
        int window = scene.policy().totp().window().back()
                + scene.policy().totp().window().forward();
        scene.advance(Duration.ofSeconds((long) otp.uri().period() * (window + 2)));
        return this;
    }
}
