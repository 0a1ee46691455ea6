package dev.mfacore.tck.clause;

import static dev.mfacore.tck.drive.Scene.expect;

import dev.mfacore.Factor;
import dev.mfacore.Recipient;
import dev.mfacore.tck.Capability;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;

/** How secrets and codes are drawn, as far as samples of them tell. */
public abstract class Randomness {

    private static final String DIGITS = "0123456789";
    private static final int BITS_OF_A_RECOVERY_CODE = 64;
    private static final int NEIGHBOURS = 8;

    @Clause(value = "TOTP-15", effort = Effort.ONCE, needs = Capability.MOVES_TIME)
    public final void secretsAreDrawnEvenly(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Bindings.needsSecondApp(scene);
        int size = FairDraws.sample(trial, 64);
        Person ada = scene.person().enrol().person();
        Pass session = ada.proven();
        List<byte[]> secrets = new ArrayList<>();
        scene.untold("an app associated " + size + " times at one moment", () -> {
            for (int i = 0; i < size; i++) {
                secrets.add(ada.associateApp(session).otp().uri().secret());
            }
        });
        for (int from = 0; from + NEIGHBOURS <= secrets.get(0).length; from++) {
            int start = from;
            List<String> parts = secrets.stream()
                    .map(it -> java.util.HexFormat.of().formatHex(it, start, start + NEIGHBOURS))
                    .toList();
            Expect.equal(
                    "different bytes " + (from + 1) + " to " + (from + NEIGHBOURS) + " of secrets",
                    size,
                    new HashSet<>(parts).size());
        }
        FairDraws draws = new FairDraws();
        draws.bytes(secrets);
        draws.expectFair("secrets drawn evenly");
    }

    @Clause(
            value = "DOTP-01",
            effort = Effort.ONCE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void codesAreDrawnEvenly(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        scene.needs(
                scene.policy().factors().containsAll(Set.of(Factor.SMS, Factor.EMAIL)),
                "does not permit codes both by SMS and by email");
        scene.needsCodes();
        int size = FairDraws.sample(trial, 340);
        List<String> codes = new ArrayList<>();
        scene.untold(size + " codes sent, each to a recipient of its own, with pauses", () -> {
            Person ada = scene.person().enrol().person();
            for (int i = 0; i < size; i++) {
                Recipient recipient = i % 2 == 0 ? scene.phone() : scene.email();
                expect("associating", Kind.ACCEPTED, scene.node().associate(ada.proven(), recipient));
                codes.add(scene.code(recipient));
                scene.advance(pause(scene));
            }
        });
        int digits = scene.policy().codes().digits();
        codes.forEach(code -> Expect.that(
                code.matches("[0-9]{" + digits + "}"), "a code of " + digits + " ASCII digits", "'" + code + "'"));
        FairDraws draws = new FairDraws();
        draws.texts(codes, DIGITS);
        draws.expectFair("digits of delivered codes drawn evenly");
    }

    /** After it no pause, and no quota of a user, refuses a code to a new recipient. */
    private static Duration pause(Scene scene) {
        var sending = scene.policy().sending();
        Duration day = Duration.ofDays(1).dividedBy(sending.perUserDay()).plusSeconds(1);
        Duration rest = sending.backoffMax().multipliedBy(2).plusSeconds(1);
        return Collections.max(List.of(day, rest, sending.cooldown(), Duration.ofHours(2)));
    }

    @Clause(value = "DOTP-02", effort = Effort.ONCE, needs = Capability.RECIPIENT_ASSOCIATION)
    public final void codesOfOneMomentDiffer(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        scene.needs(scene.policy().factors().contains(Factor.SMS), "permits no codes by SMS");
        scene.needs(scene.policy().sending().perDestinationHour() >= 10, "sends too few codes to one country");
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Recipient recipient = scene.phone();
            expect(
                    "associating a phone",
                    Kind.ACCEPTED,
                    scene.node().associate(scene.person().session(), recipient));
            codes.add(scene.code(recipient));
        }
        // Of ten fair codes of six digits three or more are repetitions less than once in 10^13 times.
        Expect.that(
                new HashSet<>(codes).size() >= codes.size() - 2,
                "ten users' codes of one moment that differ",
                "only " + new HashSet<>(codes).size() + " different ones");
        List<Long> steps = LongStream.range(1, codes.size())
                .mapToObj(i -> Long.parseLong(codes.get((int) i)) - Long.parseLong(codes.get((int) i - 1)))
                .toList();
        Expect.that(
                mostEqual(steps) < 4,
                "codes of which none tells the next one",
                mostEqual(steps) + " of nine codes in a row are equally far from the one before");
    }

    private static long mostEqual(Collection<Long> numbers) {
        Map<Long, Long> counts = new HashMap<>();
        numbers.forEach(it -> counts.merge(it, 1L, Long::sum));
        return Collections.max(counts.values());
    }

    @Clause(value = "REC-01", effort = Effort.ONCE)
    public final void recoveryCodesAreDrawnEvenly(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        int size = FairDraws.sample(trial, 700);
        List<String> codes = new ArrayList<>();
        scene.untold("users associate apps until their recovery codes have " + size + " symbols", () -> {
            int symbols = 0;
            while (symbols < size) {
                Person user = scene.person();
                BoundApp app = user.associateApp(user.session());
                Expect.that(!app.recoveryCodes().isEmpty(), "recovery codes with the first authenticator", "none");
                for (String code : app.recoveryCodes()) {
                    codes.add(code.replaceAll("[ -]", ""));
                    symbols += codes.get(codes.size() - 1).length();
                }
            }
        });
        Expect.equal("different recovery codes", codes.size(), new HashSet<>(codes).size());
        String alphabet = codes.stream()
                .flatMapToInt(String::chars)
                .distinct()
                .sorted()
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        int length = codes.stream().mapToInt(String::length).min().orElseThrow();
        long needed = (long) Math.ceil(Math.pow(2, (double) BITS_OF_A_RECOVERY_CODE / length));
        long drawn = codes.stream().mapToInt(String::length).sum();
        Expect.that(
                alphabet.length() >= needed || !FairDraws.isImplausible(alphabet.length(), needed, drawn),
                "recovery codes of 64 random bits at least: " + length + " symbols out of " + needed,
                alphabet.length() + " different symbols in " + drawn);
        FairDraws draws = new FairDraws();
        draws.texts(codes, alphabet);
        draws.expectFair("symbols of recovery codes drawn evenly");
    }
}
