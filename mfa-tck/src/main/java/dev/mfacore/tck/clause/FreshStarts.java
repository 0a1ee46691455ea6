package dev.mfacore.tck.clause;

import static dev.mfacore.tck.drive.Scene.expect;

import dev.mfacore.Recipient;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.drive.BoundApp;
import dev.mfacore.tck.drive.Cast;
import dev.mfacore.tck.drive.Kind;
import dev.mfacore.tck.drive.Person;
import dev.mfacore.tck.drive.Scene;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.ForAll;

/** What is drawn anew although everything that an engine knows, the time included, is what it was before. */
public abstract class FreshStarts {

    private static final int ROUNDS = 3;

    /** Lets engines start at one moment with nothing stored, each for the same user, and collects what they draw. */
    private static <T> List<T> drawn(Trial trial, Cast cast, Function<Scene, T> round) {
        trial.clock().advance(cast.offset());
        Instant start = trial.clock().instant();
        Cast still = new Cast(cast.first(), cast.second(), Duration.ZERO, cast.seed());
        List<T> all = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            trial.say("an engine starts at " + start + " with an empty store");
            trial.clock().set(start);
            all.add(round.apply(Scene.of(trial, still)));
        }
        return all;
    }

    private static void differ(String what, Collection<?> all) {
        Expect.equal("different " + what + " of engines that start alike", all.size(), new HashSet<>(all).size());
    }

    private static BoundApp app(Scene scene) {
        Person ada = scene.person();
        return ada.associateApp(ada.session());
    }

    @Clause(value = "TOTP-15", effort = Effort.SCENE, needs = Capability.KIT_PARTS)
    public final void everyStartDrawsOtherSecrets(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        differ("secrets", drawn(trial, cast, scene -> app(scene).otp().uri().secretText()));
    }

    @Clause(value = "REC-01", effort = Effort.SCENE, needs = Capability.KIT_PARTS)
    public final void everyStartDrawsOtherRecoveryCodes(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        List<String> codes = drawn(trial, cast, scene -> app(scene).recoveryCodes()).stream()
                .flatMap(List::stream)
                .toList();
        differ("recovery codes", codes);
    }

    @Clause(value = "TXN-01", effort = Effort.SCENE, needs = Capability.KIT_PARTS)
    public final void everyStartDrawsOtherTokens(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        differ(
                "tokens",
                drawn(
                        trial,
                        cast,
                        scene -> scene.person().enrol().person().signIn().text()));
    }

    @Clause(value = "DOTP-02", effort = Effort.SCENE, needs = Capability.KIT_PARTS)
    public final void everyStartDrawsOtherCodes(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        // Three codes of six digits each are all the same once in 10^18 times.
        differ("sequences of three codes", drawn(trial, cast, scene -> {
            Person ada = scene.person();
            Recipient recipient = DeliveredCodesAlive.recipient(scene);
            for (int i = 0; i < ROUNDS; i++) {
                expect(
                        "associating a phone or email",
                        Kind.ACCEPTED,
                        scene.node().associate(ada.session(), recipient));
                DeliveredLimits.later(scene);
            }
            List<String> codes = scene.node().codes(recipient);
            return codes.subList(codes.size() - ROUNDS, codes.size());
        }));
    }
}
