package dev.mfacore.tck.clause;

import static dev.mfacore.tck.clause.Wire.granted;
import static dev.mfacore.tck.clause.Wire.refused;

import dev.mfacore.Factor;
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
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import org.jspecify.annotations.Nullable;

/** What an answer is wrapped in, what is inside, and with which code it refuses. */
public abstract class WireEnvelopes {

    @Clause(value = "EPT-01", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void answersOfTheSecondGeneration(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Wire wire = new Wire(scene);
        BoundApp app = scene.person().enrol();
        Pass token = app.person().signIn();
        second(granted("listing", wire.get("with a token", token, Wire.LIST)));
        second(refused("a wrong code", wire.post("a wrong code", token, Wire.VERIFY, Wire.totp(app.wrongCode(0)))));
        second(refused("no code", wire.post("no code", token, Wire.VERIFY, "{}")));
        second(refused(
                "a wrong recovery code",
                wire.post("a wrong code", token, Wire.RECOVER, JsonText.of("recoveryCode", "0000-0000"))));
        second(refused("a dead token", wire.get("a dead token", token.altered("dead"), Wire.LIST)));
        second(refused("no proof", wire.post("without a proof", app.person().session(), Wire.ASSOCIATE, "{}")));
        second(granted("verifying", wire.post("the right code", token, Wire.VERIFY, Wire.totp(app.code()))));
    }

    @Clause(value = "EPT-01", effort = Effort.SCENE)
    public final void answersOfTheThirdGeneration(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Wire wire = new Wire(scene);
        Pass session = scene.person().session();
        third(granted("listing", wire.get("in a session", session, Wire.LIST_FACTORS)), false);
        third(granted("what can be enrolled", wire.get("in a session", session, Wire.TO_ENROL)), false);
        third(refused("a dead token", wire.get("a dead token", session.altered("dead"), Wire.LIST_FACTORS)), true);
        third(
                refused(
                        "a factor that there is not",
                        wire.post("an unknown id", session, Wire.RESET_FACTOR, JsonText.of("factorId", "none"))),
                true);
        Reply pending = granted("associating", wire.post("an app", session, Wire.BEGIN_FACTOR, otp()));
        third(pending, false);
        String wrong = "{\"factorType\":\"OTP\",\"enrollmentToken\":"
                + JsonText.quote(Wire.member(pending, "enrollmentToken"))
                + ",\"enrollmentData\":{\"passCode\":\"12345x\"}}";
        third(refused("a wrong code", wire.post("a wrong code", session, Wire.ENROL_FACTOR, wrong)), true);
    }

    private static String otp() {
        return "{\"factorType\":\"OTP\",\"profile\":{}}";
    }

    private static void second(Reply reply) {
        framed(reply, "code");
    }

    private static void third(Reply reply, boolean refusal) {
        framed(reply, "statusCode");
        Object id = reply.json().get("requestId");
        boolean named = id instanceof String text && !text.isBlank();
        Expect.that(named || !refusal && id == null, "the string requestId, which errors have to have", reply);
        if (reply.json().containsKey("apiCode")) {
            Expect.that(isInteger(reply.json().get("apiCode")), "an integer apiCode", reply);
        }
    }

    private static void framed(Reply reply, String code) {
        Expect.equal("the HTTP status, of refusals as well", 200, reply.status());
        String type = reply.header("content-type")
                .orElse("none")
                .toLowerCase(Locale.ROOT)
                .replace(" ", "");
        Set<String> json = Set.of("application/json", "application/json;charset=utf-8");
        Expect.that(json.contains(type), "the Content-Type application/json, in UTF-8", type);
        Map<String, ?> members = reply.json();
        Expect.that(!members.isEmpty(), "a JSON object", "another body");
        Expect.that(isInteger(members.get(code)), "an integer " + code, reply);
        Expect.that(members.get("message") instanceof String, "a string message", reply);
    }

    private static boolean isInteger(@Nullable Object value) {
        return value instanceof BigDecimal number && number.scale() == 0;
    }

    @Clause(value = "EPT-02", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void dataOfTheSecondGeneration(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Wire wire = new Wire(scene);
        Person ada = scene.person();
        Pass session = ada.session();
        Reply none = granted("listing", wire.get("with nothing bound", session, Wire.LIST));
        Expect.equal(
                "data of the list of who has nothing", List.of(), none.json().get("data"));
        Reply pending = granted("associating", wire.post("an app", session, Wire.ASSOCIATE, "{}"));
        texts(pending.data(), "authenticator_type", "secret", "qrcode_uri", "qrcode_data_url", "recovery_code");
        Expect.that(Wire.member(pending, "qrcode_uri").startsWith("otpauth://totp/"), "an otpauth URI", "another text");
        BoundApp app = scene.person().enrol();
        Pass token = app.person().signIn();
        Reply listed = granted("listing", wire.get("with an app", token, Wire.LIST));
        texts(first(listed), "id", "createdAt", "updatedAt", "userId", "authenticatorType");
        Expect.equal("enable of an app that was confirmed", true, first(listed).get("enable"));
        Reply check = granted(
                "asking",
                wire.post(
                        "a free phone",
                        token,
                        Wire.CHECK,
                        JsonText.of("phone", scene.phone().address())));
        Expect.equal("data of the answer for a free phone", true, check.json().get("data"));
        Reply in = granted(
                "recovering",
                wire.post(
                        "a right code",
                        token,
                        Wire.RECOVER,
                        JsonText.of("recoveryCode", app.recoveryCodes().get(0))));
        Expect.equal(
                "id of the user",
                scene.wire().id(app.person().name()),
                in.data().get("id"));
        if (scene.policy().recovery().oneCode()) {
            texts(in.json(), "recoveryCode");
        }
        Expect.that(!in.data().containsKey("recoveryCode"), "the new recovery code beside data, not in it", "in it");
        Expect.that(!in.data().containsKey("password"), "no password of the user", "one");
    }

    @Clause(value = "EPT-02", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void confirmingHasNoData(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Wire wire = new Wire(scene);
        Person ada = scene.person();
        Pass token = ada.signIn();
        BoundApp app = ada.associateApp(token);
        Reply confirmed =
                granted("confirming", wire.post("the app's code", token, Wire.CONFIRM, Wire.totp(app.code())));
        Object data = confirmed.json().get("data");
        Expect.that(
                data == null || data instanceof Boolean || data instanceof String,
                "data of confirming is null or missing: a client for Java reads no object there",
                "another value");
    }

    @Clause(
            value = "EPT-02",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void dataOfTheThirdGeneration(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Wire wire = new Wire(scene);
        Person ada = scene.person();
        Pass session = ada.session();
        Reply open = granted("what can be enrolled", wire.get("in a session", session, Wire.TO_ENROL));
        texts(first(open), "factorType");
        Reply pending = granted(
                "associating",
                wire.post("an app", session, Wire.BEGIN_FACTOR, "{\"factorType\":\"OTP\",\"profile\":{}}"));
        texts(pending.data(), "enrollmentToken");
        Map<?, ?> otp = pending.data().get("otpData") instanceof Map<?, ?> shown ? shown : Map.of();
        texts(otp, "qrCodeUri", "qrCodeDataUrl", "recoveryCode");
        Recipient recipient = DeliveredCodesAlive.recipient(scene);
        ada.bind(recipient);
        Reply listed = granted("listing", wire.get("in a session", session, Wire.LIST_FACTORS));
        texts(first(listed), "factorId", "factorType");
        Expect.equal(
                "the factor's type",
                recipient.factor() == Factor.SMS ? "SMS" : "EMAIL",
                first(listed).get("factorType"));
    }

    private static Map<?, ?> first(Reply reply) {
        boolean listed = reply.json().get("data") instanceof List<?> items
                && !items.isEmpty()
                && items.stream().allMatch(Map.class::isInstance);
        Expect.that(listed, "data: an array of objects", "another value");
        return reply.json().get("data") instanceof List<?> items && items.get(0) instanceof Map<?, ?> row
                ? row
                : Map.of();
    }

    private static void texts(Map<?, ?> object, String... names) {
        for (String name : names) {
            Object value = object.get(name);
            Expect.that(
                    value instanceof String text && !text.isBlank(),
                    "the string " + name,
                    value == null ? "none" : "another");
        }
    }

    @Clause(value = "EPT-03", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void refusalsHaveTheirCodes(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Wire wire = new Wire(scene);
        BoundApp app = scene.person().enrol();
        Pass token = app.person().signIn();
        refusedWith(6001, wire.post("a wrong code", token, Wire.VERIFY, Wire.totp(app.wrongCode(0))));
        refusedWith(6002, wire.post("a wrong code", token, Wire.RECOVER, JsonText.of("recoveryCode", "0000-0000")));
        Recipient phone = scene.phone();
        refused(
                "a code nobody sent",
                wire.post("a wrong code", token, Wire.SMS, JsonText.of("phone", phone.address(), "code", "000000")));
        Pass session = app.person().session();
        Set<Integer> challenge = Set.of(1635, 1636);
        Reply unproven =
                refused("no proof", wire.send("without a proof", "DELETE", Wire.ASSOCIATE, Wire.bearer(session), ""));
        Expect.that(!unproven.data().containsKey("secret"), "no secret in a refusal", "one");
        Expect.that(
                challenge.contains(Wire.code(unproven)) || unproven.json().get("data") == null,
                "data of a refusal is null or missing: a client for Java takes an object for a user",
                unproven);
        Reply wrong =
                refused("a wrong code", wire.post("a wrong code", token, Wire.VERIFY, Wire.totp(app.wrongCode(1))));
        Expect.that(wrong.json().get("data") == null, "data of a wrong code is null or missing", "another value");
        granted("the right code", wire.post("the right code", token, Wire.VERIFY, Wire.totp(app.code())));
    }

    private static void refusedWith(int code, Reply reply) {
        refused("a wrong code", reply);
        Expect.equal("the code of the refusal", code, Wire.code(reply));
    }
}
