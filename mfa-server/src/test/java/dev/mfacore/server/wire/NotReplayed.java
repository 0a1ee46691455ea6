package dev.mfacore.server.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The golden examples whose answer this server does not give, with the code that it gives instead and the reason. The
 * list is closed, and stands in {@code docs/authing.md}.
 */
final class NotReplayed {

    private static final String FACES = "faces are no factor here";
    private static final String SIGN_IN = "the platform signs users in; this server gives the second factor";
    private static final String SETTINGS = "which factors there are is the server's policy, set at its start";

    private NotReplayed() {}

    /** What is answered: an HTTP status, a code in the envelope (zero: there is none). */
    record Instead(int status, int code, Situations.Situation situation, String reason) {}

    static Map<String, Instead> all() {
        Map<String, Instead> all = new LinkedHashMap<>();
        all.put(
                "v2.confirmAssosicateMfaAuthenticator.wrongCode.documented",
                new Instead(200, 6001, Situations::associated, "HTTP 200 and 6001, as the example beside it proposes"));
        all.put("v2.js.associateFaceByUrl", new Instead(200, 501, Situations::signIn, FACES));
        all.put("v2.java.associateFaceByUrl", new Instead(200, 501, Situations::signIn, FACES));
        all.put("v2.js.verifyFaceMfa", new Instead(200, 501, Situations::signIn, FACES));
        all.put("v2.java.verifyFaceMfa", new Instead(200, 501, Situations::signIn, FACES));
        all.put("v2.verifyFaceMfa.noMatch", new Instead(200, 501, Situations::signIn, FACES));
        all.put("v3.enrollFactor.face", new Instead(200, 501, Situations::session, FACES));
        all.put("v2.login.graphql.1635", new Instead(200, 501, Situations::boundAndSession, SIGN_IN));
        all.put("v2.login.graphql.1636", new Instead(200, 501, Situations::reachable, SIGN_IN));
        all.put("v2.login.graphql.ok", new Instead(200, 501, Situations::nothing, SIGN_IN));
        all.put("v2.publicKey", new Instead(404, 404, Situations::nothing, "no password is sent here"));
        all.put(
                "v2.mgmt.importTotp",
                new Instead(200, 400, Situations::managed, "a recoveryCode is not imported (REC-01); without it"));
        all.put(
                "v3.mgmt.importOtp",
                new Instead(200, 400, Situations::managed, "a recoveryCode is not imported (REC-01); without it"));
        all.put(
                "v3.mgmt.getOtpSecretByUser",
                new Instead(200, 501, Situations::managed, "a stored secret is never shown again (BIND-09)"));
        all.put("v3.mgmt.setUsersMfaStatus", new Instead(200, 501, Situations::managed, SETTINGS));
        all.put("v3.mgmt.updateApplicationMfaSettings", new Instead(200, 501, Situations::managed, SETTINGS));
        all.put("v3.mgmt.getGlobalMfaSettings", new Instead(200, 501, Situations::managed, SETTINGS));
        return all;
    }
}
