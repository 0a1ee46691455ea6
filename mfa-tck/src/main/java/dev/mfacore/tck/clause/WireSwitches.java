package dev.mfacore.tck.clause;

import static dev.mfacore.tck.clause.Wire.granted;
import static dev.mfacore.tck.clause.Wire.refused;

import dev.mfacore.tck.Capability;
import dev.mfacore.tck.drive.BoundApp;
import dev.mfacore.tck.drive.Cast;
import dev.mfacore.tck.drive.Http.Reply;
import dev.mfacore.tck.drive.JsonText;
import dev.mfacore.tck.drive.Pass;
import dev.mfacore.tck.drive.Person;
import dev.mfacore.tck.drive.Scene;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;

/** What a client adds to a request decides nothing, and no other way leads past the second step. */
public abstract class WireSwitches {

    private static final List<String> FLAGS = List.of(
            "skip",
            "skipMfa",
            "skip_mfa",
            "bypass",
            "verified",
            "mfaVerified",
            "trusted",
            "remember",
            "admin",
            "isAdmin",
            "debug",
            "test",
            "internal",
            "force");

    private static final List<String> HEADERS = List.of(
            "X-Skip-MFA",
            "X-MFA-Verified",
            "X-MFA-Bypass",
            "X-Debug",
            "X-Test",
            "X-Internal",
            "X-Trusted",
            "X-Authenticated",
            "X-Admin");

    @Clause(value = "SRV-04", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void additionsDecideNothing(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Wire wire = new Wire(scene);
        BoundApp app = scene.person().enrol();
        Person other = scene.person().enrol().person();
        String foreign = scene.wire().id(other.name());
        Pass token = app.person().signIn();
        Map<String, String> plain = Wire.json(Wire.bearer(token));
        Map<String, String> more = headers(plain, foreign, cast.seed());
        String query =
                Wire.VERIFY + "?userId=" + foreign + "&mfaRequired=false&" + String.join("=true&", FLAGS) + "=true";
        String wrong = app.wrongCode(0);
        String members = members(foreign);
        refused("a wrong code", wire.send("with headers", "POST", Wire.VERIFY, more, Wire.totp(wrong)));
        refused(
                "a wrong code",
                wire.send(
                        "with members",
                        "POST",
                        Wire.VERIFY,
                        plain,
                        "{" + members + JsonText.of("totp", wrong).substring(1)));
        refused("a wrong code", wire.send("with parameters", "POST", query, plain, Wire.totp(wrong)));
        refused(
                "no token",
                wire.send("with headers alone", "GET", Wire.LIST, headers(Map.of(), foreign, cast.seed()), ""));
        Reply in = granted(
                "the right code with additions",
                wire.send(
                        "with all of them",
                        "POST",
                        query,
                        more,
                        "{" + members + JsonText.of("totp", app.code()).substring(1)));
        Expect.equal(
                "whose sign-in it is",
                scene.wire().id(app.person().name()),
                in.data().get("id"));
    }

    private static String members(String foreign) {
        StringBuilder members = new StringBuilder();
        FLAGS.forEach(flag -> members.append(JsonText.quote(flag)).append(":true,"));
        return members.append("\"mfaRequired\":false,\"required\":false,\"code\":200,\"statusCode\":200,\"userId\":")
                .append(JsonText.quote(foreign))
                .append(",\"user\":{\"id\":")
                .append(JsonText.quote(foreign))
                .append("},\"data\":{\"verified\":true},")
                .toString();
    }

    private static Map<String, String> headers(Map<String, String> plain, String foreign, int seed) {
        Map<String, String> all = new HashMap<>(plain);
        HEADERS.forEach(name -> all.put(name, "true"));
        all.put("X-MFA-Required", "false");
        all.put("X-User-Id", foreign);
        all.put("X-Forwarded-User", foreign);
        all.put("X-Remote-User", foreign);
        all.put("X-Forwarded-For", "127.0.0." + (1 + Math.floorMod(seed, 250)));
        all.put("X-Real-IP", "127.0.0.1");
        all.put("Forwarded", "for=127.0.0.1;proto=https");
        all.put("X-Original-URL", Wire.LIST);
        all.put("X-Rewrite-URL", Wire.LIST);
        all.put("Cookie", "mfa=verified; userId=" + foreign + "; session=" + foreign);
        return all;
    }

    @Clause(value = "SRV-04", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void aForwardedAddressIsNoNewBudget(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Wire wire = new Wire(scene);
        BoundApp app = scene.person().enrol();
        for (int i = 0; i < Locks.softAfter(scene); i++) {
            refused("a wrong code", from(wire, app.person().signIn(), i, app.wrongCode(i)));
        }
        refused(
                "the right code from another forwarded address",
                from(wire, app.person().signIn(), 99, app.code()));
        scene.afterLocks();
        granted("the right code after the lock", from(wire, app.person().signIn(), 99, app.code()));
    }

    private static Reply from(Wire wire, Pass token, int number, String code) {
        Map<String, String> headers = new HashMap<>(Wire.json(Wire.bearer(token)));
        headers.put("X-Forwarded-For", "192.0.2." + number);
        headers.put("Forwarded", "for=192.0.2." + number);
        headers.put("X-Real-IP", "192.0.2." + number);
        headers.put("x-authing-device-id", "device" + number);
        headers.put("User-Agent", "client " + number);
        return wire.send("from address " + number, "POST", Wire.VERIFY, headers, Wire.totp(code));
    }

    @Clause(value = "SRV-05", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void noSpellingOfAPathLeadsRound(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Wire wire = new Wire(scene);
        BoundApp app = scene.person().enrol();
        int counted = 0;
        for (String path : List.of(
                "//api/v2/mfa/totp/verify",
                "/api//v2/mfa/totp/verify",
                "/api/v2/mfa/totp//verify",
                "/./api/v2/mfa/totp/verify",
                "/api/v2/mfa/./totp/verify",
                "/api/v2/mfa/x/../totp/verify",
                "/api/v2/mfa/%2e/totp/verify",
                "/api/v2/mfa/x/%2e%2e/totp/verify",
                "/api/v2/mfa/totp/%76erify",
                "/api/v2/mfa/totp;x=1/verify",
                "/api/v2/mfa/totp/verify;x=1",
                "/API/V2/MFA/TOTP/VERIFY",
                "/api/v2/mfa/totp/verify.json",
                "/api/v2/mfa/totp/verify%20",
                "/api/v2/mfa/totp/verify%00",
                "/api/v2/mfa/totp/verify/",
                "/api/v1/mfa/totp/verify",
                "/api/v3/mfa/totp/verify")) {
            Pass token = app.person().signIn();
            Reply reply = refused(
                    "a wrong code at another spelling of the path",
                    wire.post("a wrong code", token, path, Wire.totp(app.wrongCode(counted))));
            counted += Wire.code(reply) == 6001 ? 1 : 0;
            Pass nobody = token.altered("dead");
            refused("no token at another spelling", wire.post("a dead token", nobody, path, Wire.totp(app.code())));
        }
        for (int i = counted; i < Locks.softAfter(scene); i++) {
            wire.post("a wrong code", app.person().signIn(), Wire.VERIFY, Wire.totp(app.wrongCode(i)));
        }
        refused(
                "the right code after so many wrong ones at any spelling",
                wire.post("the right code", app.person().signIn(), Wire.VERIFY, Wire.totp(app.code())));
        scene.afterLocks();
        app.signsIn();
    }

    @Clause(value = "SRV-05", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void aHalfDoneSignInIsNoSession(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Wire wire = new Wire(scene);
        BoundApp app = scene.person().enrol();
        Pass token = app.person().signIn();
        String id = app.id();
        for (String path : List.of(Wire.LIST_FACTORS, Wire.TO_ENROL, "/api/v3/get-factor?factorId=" + id)) {
            refused("a sign-in that is half done", wire.get("a token, not a session", token, path));
        }
        refused(
                "enrolling half-way through a sign-in",
                wire.post(
                        "a token, not a session", token, Wire.BEGIN_FACTOR, "{\"factorType\":\"OTP\",\"profile\":{}}"));
        refused(
                "removing half-way through a sign-in",
                wire.post("a token, not a session", token, Wire.RESET_FACTOR, JsonText.of("factorId", id)));
        refused(
                "removing half-way through a sign-in",
                wire.send("a token, not a session", "DELETE", Wire.ASSOCIATE, Wire.bearer(token), ""));
        Pass session = app.person().session();
        refused(
                "verifying in a session that has no sign-in to finish",
                wire.post("a session, not a token", session, Wire.VERIFY, Wire.totp(app.code())));
        granted("the sign-in itself", wire.post("the right code", token, Wire.VERIFY, Wire.totp(app.code())));
        Reply after = wire.post("a token that is used up", token, Wire.VERIFY, Wire.totp(app.codeIn(1)));
        refused("the same sign-in again", after);
    }
}
