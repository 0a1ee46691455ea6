package dev.mfacore.tck.clause;

import static dev.mfacore.tck.clause.Wire.granted;
import static dev.mfacore.tck.clause.Wire.refused;

import dev.mfacore.tck.Capability;
import dev.mfacore.tck.drive.BoundApp;
import dev.mfacore.tck.drive.Cast;
import dev.mfacore.tck.drive.Http.Reply;
import dev.mfacore.tck.drive.JsonText;
import dev.mfacore.tck.drive.KeptConnection;
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

/** The header Authorization: how clients write it, what it may be, and what it must not be read as. */
public abstract class WireTokens {

    @Clause(value = "EPT-04", effort = Effort.SCENE)
    public final void unknownTokensAreToldAsSuch(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Wire wire = new Wire(scene);
        Person ada = scene.person();
        Pass token = ada.signIn();
        Pass session = ada.session();
        for (String header : strange(token.text(), session.text())) {
            told(wire.send("an unknown token", "GET", Wire.LIST, authorization(header), ""), false);
            told(wire.send("an unknown token", "GET", Wire.LIST_FACTORS, authorization(header), ""), true);
            told(
                    wire.send(
                            "an unknown token",
                            "POST",
                            Wire.VERIFY,
                            Wire.json(authorization(header)),
                            Wire.totp("123456")),
                    false);
        }
        granted("the token itself", wire.get("the token itself", token, Wire.LIST));
        granted("the session itself", wire.get("the session itself", session, Wire.LIST_FACTORS));
    }

    /** Texts that are no token, the last of them made of tokens; an empty one means no header. */
    private static List<String> strange(String token, String session) {
        return List.of(
                "",
                "Bearer null",
                "null",
                "Bearer undefined",
                "Bearer",
                "Bearer x",
                "Basic YWRhOnNlY3JldA==",
                "Digest username=\"ada\"",
                "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.",
                "Bearer ' or '1'='1",
                "Bearer *",
                "Bearer %",
                "Bearer ../" + token,
                "Bearer " + "a".repeat(1000),
                "Bearer " + token + "x",
                "Bearer " + token.substring(0, token.length() - 1),
                "Bearer " + token + " " + token,
                "Bearer " + token + "," + session,
                "Bearer Bearer " + token,
                "Bearer " + session + "=",
                "Basic " + token,
                "Basic" + session);
    }

    private static Map<String, String> authorization(String header) {
        return header.isEmpty() ? Map.of() : Map.of("Authorization", header);
    }

    private static void told(Reply reply, boolean third) {
        refused("an unknown token", reply);
        int code = Wire.code(reply);
        Expect.that(
                reply.status() == 200 && (Wire.DEAD_TOKEN.contains(code) || third && code == 401),
                "HTTP 200 with a code for not being signed in, one of 2020, 2021, 2206, 2207",
                reply);
    }

    @Clause(value = "EPT-05", effort = Effort.SCENE, needs = Capability.MOVES_TIME)
    public final void theHeaderIsReadAsClientsWriteIt(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Wire wire = new Wire(scene);
        BoundApp app = scene.person().enrol();
        Pass token = app.person().signIn();
        Pass session = app.person().session();
        for (String form : List.of("Bearer ", "bearer ", "BEARER ", "")) {
            String shown = form.isEmpty() ? "a bare token" : "a token after " + form.strip();
            granted(shown, wire.send(shown, "GET", Wire.LIST, authorization(form + token.text()), ""));
            granted(shown, wire.send(shown, "GET", Wire.LIST_FACTORS, authorization(form + session.text()), ""));
        }
        String right = JsonText.of("totp", app.code(), "mfaToken", token.text());
        for (Map<String, String> none : List.of(Map.<String, String>of(), Map.of("Authorization", "Bearer null"))) {
            refused(
                    "a token in the body alone",
                    wire.send("a token in the body alone", "POST", Wire.VERIFY, Wire.json(none), right));
        }
        String foreign = JsonText.of("totp", app.code(), "mfaToken", "another");
        granted("a token in the header", wire.post("another one in the body", token, Wire.VERIFY, foreign));
    }

    @Clause(value = "EPT-07", effort = Effort.SCENE)
    public final void oneRequestsHeadersAreNoOthers(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Wire wire = new Wire(scene);
        Person ada = scene.person();
        Person bob = scene.person();
        String path = Wire.LIST_FACTORS;
        try (KeptConnection connection = scene.wire().connection()) {
            for (Pass pass : List.of(ada.session(), bob.session())) {
                String text = pass.text();
                String right = "Authorization: Bearer " + text;
                for (int length : new int[] {2, 4, 8, text.length() - 1, text.length()}) {
                    String other = swapped(text.substring(0, Math.min(length, text.length())));
                    for (int i = 0; i < 2 && !text.equals(other); i++) {
                        List<String> before = List.of("Authorization: Bearer " + other, "Accept: */*");
                        Reply reply = wire.send(connection, "its beginning in other letters", "GET", path, before, "");
                        refused("the beginning of a token in letters of the other case", reply);
                    }
                    Reply reply = wire.send(connection, "a right token after it", "GET", path, List.of(right), "");
                    granted("a right token after a like one on the same connection", reply);
                }
            }
            refused(
                    "no token after a right one on the same connection",
                    wire.send(connection, "no token at all", "GET", path, List.of(), ""));
        }
    }

    @Clause(value = "INP-03", effort = Effort.SCENE)
    public final void twoTokensAreNone(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Wire wire = new Wire(scene);
        Pass session = scene.person().session();
        Pass other = scene.person().session();
        String right = "Authorization: Bearer " + session.text();
        for (String second : List.of("Authorization: Bearer dead", "Authorization: Bearer " + other.text())) {
            for (List<String> lines : List.of(List.of(right, second), List.of(second, right))) {
                try (KeptConnection connection = scene.wire().connection()) {
                    refused(
                            "two headers Authorization",
                            wire.send(connection, "two tokens", "GET", Wire.LIST_FACTORS, lines, ""));
                }
            }
        }
        granted("one header Authorization", wire.get("one token", session, Wire.LIST_FACTORS));
    }

    /** Each letter in its other case. */
    private static String swapped(String text) {
        StringBuilder other = new StringBuilder();
        text.chars()
                .forEach(c -> other.append(
                        (char) (Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))));
        return other.toString();
    }
}
