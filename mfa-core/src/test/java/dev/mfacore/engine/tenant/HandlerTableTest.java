package dev.mfacore.engine.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.Mfa;
import dev.mfacore.MfaPolicy;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.FaceCall;
import dev.mfacore.authing.SecretText;
import dev.mfacore.support.FakeAccessTokens;
import dev.mfacore.support.TenantBench;
import dev.mfacore.support.TestBench;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every kind of call that can be asked is answered, and by one handler only. */
class HandlerTableTest {

    private final TestBench bench = TestBench.with(TenantBench.policy().build());

    @Test
    void everyKindOfCallHasItsHandler() {
        Mfa.Local engine = bench.build(builder -> builder);
        TenantParts parts = new TenantParts(
                engine,
                TenantBench.policy().build(),
                new FakeAccessTokens(bench.clock()),
                "pool",
                "app",
                Optional.empty(),
                bench.clock(),
                "+86",
                token -> false,
                false,
                false);
        assertThat(TenantAssembly.kinds(parts))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(AuthingCall.class.getPermittedSubclasses())
                        .flatMap(group -> Arrays.stream(group.getPermittedSubclasses()))
                        .toList());
    }

    @Test
    void aSecondHandlerAndAMissingOneAreErrorsOfOurs() {
        HandlerTable table = FaceCalls.into(new HandlerTable());
        assertThatThrownBy(() -> FaceCalls.into(table))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("AssociateFace");
        assertThatThrownBy(() -> new HandlerTable()
                        .of(new FaceCall.VerifyFaceMfa(TenantBench.pending("x"), new SecretText("photo"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("verifyFaceMfa");
    }

    @Test
    void whatIsMissingOrDoesNotFitIsNamed() {
        Mfa.Local engine = bench.build(builder -> builder);
        assertThatThrownBy(() -> Mfa.tenant(engine).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("policy");
        assertThatThrownBy(() -> Mfa.tenant(engine).policy(MfaPolicy.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("oneRecoveryCode(true)");
        assertThatThrownBy(() -> Mfa.tenant(engine).defaultCallingCode("+9999"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Mfa.tenant(engine).managementToken(new SecretText("short")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16");
        assertThatThrownBy(() -> Mfa.tenant(engine).appId(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("appId");
    }
}
