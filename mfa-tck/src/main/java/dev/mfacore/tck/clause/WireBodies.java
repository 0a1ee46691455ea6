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
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;

/** Bodies: what is no JSON, what is JSON of another kind, and the spellings that clients have. */
public abstract class WireBodies {

    @Clause(value = "EPT-06", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void noJsonIsRefusedAndHarmless(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Wire wire = new Wire(scene);
        BoundApp app = scene.person().enrol();
        Pass token = app.person().signIn();
        String code = app.code();
        for (String body : List.of(
                "{",
                "{\"totp\":",
                "{\"totp\":\"" + code,
                "{\"totp\":\"" + code + "\"",
                "{\"totp\":\"" + code + "\",}",
                "{\"totp\":\"" + code + "\"}}",
                "{\"totp\":\"" + code + "\"}{\"totp\":\"" + code + "\"}",
                "{'totp':'" + code + "'}",
                "{totp:\"" + code + "\"}",
                "/**/{\"totp\":\"" + code + "\"}",
                "totp=" + code,
                "<totp>" + code + "</totp>",
                "[\"" + code + "\"]",
                "[{\"totp\":\"" + code + "\"}]",
                "\"" + code + "\"",
                code,
                "true",
                "\u0000",
                "[".repeat(3000),
                "{\"a\":".repeat(3000))) {
            refused("a body that is no JSON object", wire.post("no JSON object", token, Wire.VERIFY, body));
        }
        granted("the right code afterwards", wire.post("the right code", token, Wire.VERIFY, Wire.totp(code)));
    }

    @Clause(value = "EPT-06", effort = Effort.SCENE)
    public final void noJsonBindsNothing(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Wire wire = new Wire(scene);
        Person ada = scene.person();
        Pass session = ada.session();
        for (String body : List.of(
                "{",
                "[]",
                "null,",
                "{\"factorType\":\"OTP\"",
                "{\"factorType\":7}",
                "{\"factorType\":[\"OTP\"]}",
                "{\"factorType\":\"NONE\"}",
                "{\"factorType\":\"SMS\",\"profile\":[]}",
                "{\"factorType\":\"SMS\",\"profile\":\"+8613800138000\"}",
                "{\"factorType\":\"SMS\",\"profile\":{\"phoneNumber\":{}}}")) {
            refused(
                    "associating with a body that says nothing",
                    wire.post("no request", session, Wire.BEGIN_FACTOR, body));
        }
        Reply listed = granted("listing", wire.get("in the session", session, Wire.LIST_FACTORS));
        Expect.equal("factors afterwards", List.of(), listed.json().get("data"));
        granted(
                "associating",
                wire.post("a request", session, Wire.BEGIN_FACTOR, "{\"factorType\":\"OTP\",\"profile\":{}}"));
    }

    @Clause(value = "INP-03", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void codesAreStrings(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Wire wire = new Wire(scene);
        BoundApp app = scene.person().enrol();
        while (app.code().startsWith("0")) {
            app.fresh(); // a number cannot begin with zero
        }
        Pass token = app.person().signIn();
        String code = app.code();
        for (String value : List.of(
                code,
                code + ".0",
                code + "e0",
                "-" + code,
                "true",
                "false",
                "[\"" + code + "\"]",
                "[[\"" + code + "\"]]",
                "[]",
                "{}",
                "{\"$ne\":\"\"}",
                "{\"totp\":\"" + code + "\"}",
                "[" + code + "]")) {
            refused(
                    "a code that is no string",
                    wire.post("a code of another type", token, Wire.VERIFY, "{\"totp\":" + value + "}"));
        }
        String wrong = app.wrongCode(0);
        for (List<String> both : List.of(List.of(code, wrong), List.of(wrong, code), List.of(code, code))) {
            String twice = "{\"totp\":\"" + both.get(0) + "\",\"totp\":\"" + both.get(1) + "\"}";
            refused("a code given twice", wire.post("two codes", token, Wire.VERIFY, twice));
        }
        for (String value : List.of("null", "\"\"", "[]")) {
            String none = "{\"totp\":" + value + ",\"totp\":\"" + code + "\"}";
            refused("a code given twice, once as nothing", wire.post("two codes", token, Wire.VERIFY, none));
        }
        String escaped = "{\"totp\":\"" + wrong + "\",\"\\u0074otp\":\"" + code + "\"}";
        refused("a code given twice, in two spellings", wire.post("two codes", token, Wire.VERIFY, escaped));
        String recovery = JsonText.quote(app.recoveryCodes().get(0));
        for (String value : List.of("[" + recovery + "]", "{\"code\":" + recovery + "}", "true", "0", "{}")) {
            refused(
                    "a recovery code that is no string",
                    wire.post("a code of another type", token, Wire.RECOVER, "{\"recoveryCode\":" + value + "}"));
        }
        granted("the code as a string", wire.post("the code as a string", token, Wire.VERIFY, Wire.totp(code)));
    }

    @Clause(
            value = "INP-03",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void recipientsAreStrings(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Wire wire = new Wire(scene);
        Person ada = scene.person();
        Recipient phone = scene.phone();
        ada.bind(phone);
        Pass token = ada.signIn();
        String number = phone.address();
        int before = scene.delivered(phone);
        for (String value : List.of(
                number.substring(1),
                "[" + JsonText.quote(number) + "]",
                "[" + JsonText.quote(number) + ","
                        + JsonText.quote(scene.phone().address()) + "]",
                "{\"phone\":" + JsonText.quote(number) + "}",
                "true",
                "null")) {
            String body = "{\"phone\":" + value + ",\"scene\":\"mfa-verify\"}";
            refused("sending to what is no string", wire.post("a phone of another type", token, Wire.SEND_SMS, body));
            refused("asking about what is no string", wire.post("a phone of another type", token, Wire.CHECK, body));
        }
        String twice = "{\"phone\":" + JsonText.quote(number) + ",\"phone\":"
                + JsonText.quote(scene.phone().address()) + ",\"scene\":\"mfa-verify\"}";
        refused("sending to two phones", wire.post("two phones", token, Wire.SEND_SMS, twice));
        Expect.equal("codes sent meanwhile", before, scene.delivered(phone));
        String code = ada.sent(token, phone);
        refused(
                "a code that is no string",
                wire.post(
                        "a code of another type",
                        token,
                        Wire.SMS,
                        "{\"phone\":" + JsonText.quote(number) + ",\"code\":[" + JsonText.quote(code) + "]}"));
        granted(
                "the code as a string",
                wire.post("the code as a string", token, Wire.SMS, JsonText.of("phone", number, "code", code)));
    }

    @Clause(value = "EPT-08", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void spellingsOfClients(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Wire wire = new Wire(scene);
        Person newcomer = scene.person();
        Pass session = newcomer.session();
        for (String body : List.of(
                "{}",
                JsonText.of("authenticator_type", "totp"),
                JsonText.of("authenticatorType", "totp", "source", "SELF"),
                JsonText.of("authenticator_type", "totp", "source", "APPLICATION", "mfaToken", "null"))) {
            granted("associating as a client asks", wire.post(body, session, Wire.ASSOCIATE, body));
        }
        BoundApp app = scene.person().enrol();
        Pass token = app.person().signIn();
        for (String query : List.of("", "/", "?type=totp", "?type=totp&source=SELF", "?type=null&source=null", "?")) {
            granted("listing as a client asks", wire.get(query, token, Wire.LIST + query));
        }
        Map<String, String> empty = Map.of(
                "Authorization", "Bearer " + token.text(),
                "Content-Type", "application/json",
                "x-authing-userpool-id", "null",
                "x-authing-app-tenant-id", "",
                "x-authing-lang", "zh-CN");
        granted("a GET with a Content-Type", wire.send("a Content-Type and no body", "GET", Wire.LIST, empty, ""));
        String alias = "/api/v2/applications/mfa/totp/verify";
        refused("a wrong code at the alias", wire.post("a wrong code", token, alias, Wire.totp(app.wrongCode(0))));
        Map<String, String> charset =
                Map.of("Authorization", "Bearer " + token.text(), "Content-Type", "application/json; charset=utf-8");
        String more = JsonText.of("totp", app.code(), "authenticatorType", "totp");
        granted("the right code at the alias", wire.send("the right code", "POST", alias, charset, more));
    }
}
