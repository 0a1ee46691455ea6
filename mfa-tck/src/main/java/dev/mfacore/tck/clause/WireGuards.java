package dev.mfacore.tck.clause;

import static dev.mfacore.tck.clause.Wire.granted;
import static dev.mfacore.tck.clause.Wire.refused;

import dev.mfacore.Recipient;
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
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.ForAll;

/** What every server over HTTP has to mind: methods, forms, caches, addresses, and what its errors tell. */
public abstract class WireGuards {

    private static final List<String> FORMS =
            List.of("application/x-www-form-urlencoded", "text/plain", "text/plain;charset=UTF-8");

    /** What names a part of a server, never anything a client has to know. */
    private static final List<String> INTERNAL = List.of(
            "exception",
            "stacktrace",
            "stack trace",
            "\tat ",
            "\\tat ",
            ".java:",
            "java.lang",
            "jakarta.",
            "javax.",
            "org.springframework",
            "org.eclipse",
            "traceback (",
            "select ",
            "insert into",
            "sqlstate",
            "nullpointer");

    @Clause(value = "SRV-01", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void readingChangesNothing(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Wire wire = new Wire(scene);
        BoundApp app = scene.person().enrol();
        Pass token = app.person().signIn();
        String code = app.code();
        Map<String, String> headers = new HashMap<>(Wire.bearer(token));
        headers.put("X-HTTP-Method-Override", "POST");
        for (String method : List.of("GET", "HEAD")) {
            for (String path : List.of(Wire.VERIFY, Wire.RECOVER, Wire.CONFIRM)) {
                String query = path + "?totp=" + code + "&recoveryCode="
                        + app.recoveryCodes().get(0);
                plain(wire.send("a code in the address", method, query, headers, ""), method);
            }
        }
        granted("the code by POST", wire.post("the code by POST", token, Wire.VERIFY, Wire.totp(code)));
        app.fresh();
        Pass next = app.person().signIn();
        granted(
                "the recovery code by POST",
                wire.post(
                        "a code by POST",
                        next,
                        Wire.RECOVER,
                        JsonText.of("recoveryCode", app.recoveryCodes().get(0))));
    }

    @Clause(value = "SRV-01", effort = Effort.SCENE)
    public final void readingGivesNoSecret(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Wire wire = new Wire(scene);
        Person ada = scene.person();
        Pass session = ada.session();
        Map<String, String> proven = Wire.bearer(ada.proven());
        for (Map<String, String> headers : List.of(Wire.bearer(session), proven)) {
            for (String path : List.of(Wire.ASSOCIATE, Wire.BEGIN_FACTOR)) {
                for (String method : List.of("GET", "HEAD")) {
                    String query = path + "?authenticator_type=totp&factorType=OTP";
                    plain(wire.send("asking in the address", method, query, headers, ""), method);
                }
            }
        }
        BoundApp app = ada.associateApp(session);
        Reply listed = wire.send("while an app is pending", "GET", Wire.LIST, proven, "");
        for (Reply reply :
                List.of(listed, wire.send("while an app is pending", "GET", Wire.LIST_FACTORS, proven, ""))) {
            Expect.that(
                    !reply.body().contains(app.otp().uri().secretText())
                            && app.recoveryCodes().stream().noneMatch(reply.body()::contains),
                    "neither secret nor recovery code in an answer to GET",
                    "one");
        }
    }

    /** A HEAD has no body to tell by, so that its status has to. */
    private static void plain(Reply reply, String method) {
        Expect.that(
                method.equals("HEAD") ? reply.status() >= 400 && reply.status() < 500 : true,
                "HEAD at what changes something: refused with a status of 4xx",
                reply);
        if (!method.equals("HEAD")) {
            refused("GET at what changes something", reply);
        }
    }

    @Clause(
            value = "SRV-01",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void formsOfOtherSitesChangeNothing(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Wire wire = new Wire(scene);
        Person ada = scene.person();
        Recipient phone = scene.phone();
        ada.bind(phone);
        BoundApp app = ada.enrol(ada.proven());
        Pass token = ada.signIn();
        String cookies = cookies(wire.get("as the page of this site does", token, Wire.LIST));
        int before = scene.delivered(phone);
        String address = phone.address();
        for (String form : FORMS) {
            Map<String, String> headers = new HashMap<>(
                    Map.of("Content-Type", form, "Origin", "https://other.example", "Sec-Fetch-Site", "cross-site"));
            if (!cookies.isEmpty()) {
                headers.put("Cookie", cookies);
            }
            boolean text = form.startsWith("text");
            String send = text
                    ? JsonText.of("phone", address, "scene", "mfa-verify", "x", "=")
                    : "phone=%2B" + address.substring(1) + "&scene=mfa-verify";
            refused("a form that has a code sent", wire.send("a form", "POST", Wire.SEND_SMS, headers, send));
            String verify = text
                    ? JsonText.of("totp", app.code(), "mfaToken", token.text(), "x", "=")
                    : "totp=" + app.code() + "&mfaToken=" + token.text() + "&token=" + token.text();
            refused("a form with a code", wire.send("a form", "POST", Wire.VERIFY, headers, verify));
        }
        Expect.equal("codes sent by forms", before, scene.delivered(phone));
        granted("the code as JSON", wire.post("the code as JSON", token, Wire.VERIFY, Wire.totp(app.code())));
    }

    private static String cookies(Reply reply) {
        return String.join(
                "; ",
                reply.headers().getOrDefault("set-cookie", List.of()).stream()
                        .map(cookie -> cookie.replaceAll(";.*", ""))
                        .toList());
    }

    @Clause(value = "SRV-02", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void secretsAreNotCached(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Wire wire = new Wire(scene);
        Pass session = scene.person().session();
        uncached(granted("associating", wire.post("an app", session, Wire.ASSOCIATE, "{}")));
        uncached(granted(
                "associating",
                wire.post("an app", session, Wire.BEGIN_FACTOR, "{\"factorType\":\"OTP\",\"profile\":{}}")));
        BoundApp app = scene.person().enrol();
        uncached(granted(
                "recovering",
                wire.post(
                        "a right code",
                        app.person().signIn(),
                        Wire.RECOVER,
                        JsonText.of("recoveryCode", app.recoveryCodes().get(0)))));
        app.fresh();
        uncached(granted(
                "verifying", wire.post("the right code", app.person().signIn(), Wire.VERIFY, Wire.totp(app.code()))));
    }

    private static void uncached(Reply reply) {
        boolean never = reply.headers().getOrDefault("cache-control", List.of()).stream()
                .anyMatch(it -> it.toLowerCase(Locale.ROOT).matches("(.*,)?\\s*no-store\\s*(,.*)?"));
        Expect.that(
                never,
                "Cache-Control: no-store with a secret or token",
                reply.header("cache-control").orElse("none"));
    }

    @Clause(value = "SRV-02", effort = Effort.SCENE)
    public final void noTokenInTheAddress(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Wire wire = new Wire(scene);
        Person ada = scene.person();
        Pass token = ada.signIn();
        Pass session = ada.session();
        for (String name : List.of(
                "token",
                "access_token",
                "accessToken",
                "mfaToken",
                "mfa_token",
                "id_token",
                "authorization",
                "Authorization",
                "bearer",
                "jwt",
                "t")) {
            for (Pass pass : List.of(token, session)) {
                String path = (pass.session() ? Wire.LIST_FACTORS : Wire.LIST) + "?" + name + "=";
                for (String before : List.of("", "Bearer%20")) {
                    refused(
                            "a token in the address",
                            wire.send("a token in the address", "GET", path + before + pass.text(), Map.of(), ""));
                }
            }
        }
        granted("a token in the header", wire.get("a token in the header", token, Wire.LIST));
    }

    @Clause(value = "SRV-03", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void throttlingTellsWhenToComeBack(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Wire wire = new Wire(scene);
        BoundApp app = scene.person().enrol();
        Locks.fail(scene, app, Locks.softAfter(scene));
        Pass token = app.person().signIn();
        Reply locked = refused(
                "the right code while locked", wire.post("while locked", token, Wire.VERIFY, Wire.totp(app.code())));
        String wait = locked.header("retry-after").orElse("none");
        Expect.that(
                wait.matches("[1-9][0-9]{0,6}") || wait.matches("[A-Z][a-z]{2}, [0-9]{2} .* GMT"),
                "the header Retry-After with a lock",
                wait);
        innocent(locked);
    }

    @Clause(value = "SRV-03", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void errorsTellNothingOfTheInside(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Wire wire = new Wire(scene);
        BoundApp app = scene.person().enrol();
        Pass token = app.person().signIn();
        innocent(wire.post("a wrong code", token, Wire.VERIFY, Wire.totp(app.wrongCode(0))));
        innocent(wire.post("no JSON", token, Wire.VERIFY, "{\"totp\":"));
        innocent(wire.post("another type", token, Wire.VERIFY, "{\"totp\":[{}]}"));
        innocent(wire.post("no text", token, Wire.VERIFY, Wire.totp("\u0000\ud800")));
        innocent(wire.get("a dead token", token.altered("dead"), Wire.LIST));
        innocent(wire.get("nothing there", token, "/api/v2/mfa/nothing"));
        innocent(wire.send("another method", "PATCH", Wire.VERIFY, Wire.bearer(token), ""));
        innocent(wire.get("a broken address", token, Wire.LIST + "?type=%ff%fe"));
        innocent(
                wire.post("an unknown id", app.person().session(), Wire.RESET_FACTOR, JsonText.of("factorId", "'\"<")));
        granted("the right code afterwards", wire.post("the right code", token, Wire.VERIFY, Wire.totp(app.code())));
    }

    private static void innocent(Reply reply) {
        refused("what is wrong", reply);
        String text = reply.body().toLowerCase(Locale.ROOT);
        INTERNAL.forEach(name -> Expect.that(
                !text.contains(name),
                "an error without a stack trace or the name of an inner part",
                "\"" + name + "\""));
        for (String header : List.of("x-powered-by", "x-debug-token", "x-exception")) {
            Expect.that(
                    reply.header(header).isEmpty(),
                    "no header " + header,
                    reply.header(header).orElse(""));
        }
    }
}
