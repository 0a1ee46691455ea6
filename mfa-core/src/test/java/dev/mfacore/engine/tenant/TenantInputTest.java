package dev.mfacore.engine.tenant;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.EMAIL;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.AuthingCode;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.support.TenantBench;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Any text anywhere gets an answer with a documented code, and a token that opens nothing moves nothing. */
class TenantInputTest {

    private static final TenantBench TENANT = bound();

    private static TenantBench bound() {
        TenantBench tenant =
                TenantBench.with(TenantBench.policy().unattachedCodes(true).build());
        tenant.enrol(ADA);
        tenant.bench().bind(ADA, PHONE);
        tenant.bench().bind(ADA, EMAIL);
        return tenant;
    }

    private static Map<String, String> stored() {
        Map<String, String> all = new TreeMap<>();
        TENANT.bench()
                .store()
                .forEach((key, state) ->
                        all.put(key.kind() + "/" + key.id(), HexFormat.of().formatHex(state)));
        return all;
    }

    @Property(tries = 200)
    @Tag("TXN-09")
    @Tag("THR-09")
    @Tag("BIND-05")
    void aTokenThatOpensNothingMovesNothing(@ForAll("tokens") String token, @ForAll("texts") String text) {
        Map<String, String> before = stored();
        List<AuthingCall<?>> calls = new ArrayList<>(TenantCalls.inASession(AuthingCredential.user(token), text));
        calls.addAll(TenantCalls.managing(AuthingCredential.management(token), text));
        for (AuthingCall<?> call : calls) {
            assertThat(TenantBench.code(TENANT.call(call))).as(call.operation()).isIn(2020, 6003);
        }
        if (!token.isEmpty()) {
            for (AuthingCall<?> call : TenantCalls.halfDone(TenantCalls.pending(token), text)) {
                assertThat(TenantBench.code(TENANT.call(call)))
                        .as(call.operation())
                        .isIn(2021, 400, 6003, 6004);
            }
        }
        assertThat(stored()).isEqualTo(before);
    }

    @Property(tries = 200)
    @Tag("INP-02")
    @Tag("INP-05")
    @Tag("SRV-03")
    void everyTextIsAnsweredAndNoneAccepted(@ForAll("texts") String text) {
        List<AuthingCall<?>> calls = new ArrayList<>(TenantCalls.inASession(TENANT.session(ADA), text));
        calls.addAll(TenantCalls.halfDone(TENANT.signIn(ADA), text));
        calls.addAll(TenantCalls.managing(TenantBench.management(), text));
        for (AuthingCall<?> call : calls) {
            AuthingAnswer<?> answer = TENANT.call(call);
            int code = TenantBench.code(answer);
            assertThat(AuthingCode.of(code)).as(call.operation()).isPresent();
            if (call instanceof MfaCall.VerifyTotpMfa || call instanceof MfaCall.VerifyTotpRecoveryCode) {
                assertThat(code).isNotEqualTo(200);
            }
            if (text.length() > 5) {
                assertThat(answer.toString()).doesNotContain(text);
            }
        }
    }

    @Provide
    Arbitrary<String> tokens() {
        return Arbitraries.oneOf(
                texts(), Arbitraries.just(TENANT.signIn(ADA).token().value()).map(it -> it.substring(1)));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.strings().numeric().ofMaxLength(20),
                Arbitraries.of(
                        "", " ", "null", "+", "****", "+****00", "a****@****", "%", "'", "\u0000", "x".repeat(5000)),
                Arbitraries.strings().withChars("\u0660\u0661\uff11 +-@.").ofMaxLength(12));
    }
}
