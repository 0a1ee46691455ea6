package dev.mfacore.engine.remote;

import static dev.mfacore.engine.remote.RemoteBench.CODE;
import static dev.mfacore.engine.remote.RemoteBench.EMAIL;
import static dev.mfacore.engine.remote.RemoteBench.MFA_TOKEN;
import static dev.mfacore.engine.remote.RemoteBench.NEW_TOKEN;
import static dev.mfacore.engine.remote.RemoteBench.PHONE;
import static dev.mfacore.engine.remote.RemoteBench.RECOVERY_CODE;
import static dev.mfacore.engine.remote.RemoteBench.SECRET;
import static dev.mfacore.engine.remote.RemoteBench.TOKEN_OF_SESSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mfacore.LoggingListener;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCode;
import dev.mfacore.authing.AuthingUser;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.TotpAssociation;
import dev.mfacore.otp.OtpSecret;
import dev.mfacore.support.Canaries;
import dev.mfacore.support.LogCapture;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Secrets that go through the remote side come out nowhere but where they have to. */
class RemoteCanaryTest {

    private static Canaries canaries() {
        Canaries canaries = new Canaries();
        canaries.secret(OtpSecret.ofBase32(SECRET).revealBytes());
        canaries.text(TOKEN_OF_SESSION);
        canaries.text(NEW_TOKEN);
        canaries.text(MFA_TOKEN.value());
        canaries.text("management-token");
        canaries.text("the-next-recovery-code");
        canaries.recoveryCode(RECOVERY_CODE);
        canaries.code(CODE);
        canaries.text(PHONE.address());
        canaries.text("18800008888");
        canaries.text(EMAIL.address());
        return canaries;
    }

    /** Runs the operation and looks at what it says, throws, tells and logs. */
    private static void look(RemoteOperation operation, RemoteBench bench) {
        AtomicReference<Object> outcome = new AtomicReference<>(operation);
        LogCapture.during("dev.mfacore", () -> {
                    Throwable failure = catchThrowable(() -> outcome.set(operation.run(bench)));
                    if (failure != null) {
                        outcome.set(failure);
                    }
                    bench.events.all().forEach(new LoggingListener(System.getLogger("dev.mfacore"))::onEvent);
                })
                .forEach(canaries()::assertAbsent);

        canaries().assertAbsentFromTextForms(outcome.get());
        assertThat(bench.events.all()).isNotEmpty().allSatisfy(canaries()::assertAbsentFromComponents);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("SEC-05")
    @DisplayName("not in text forms and events of successes")
    void successes(RemoteOperation operation) {
        look(operation, operation.bench());
    }

    @ParameterizedTest
    @EnumSource
    @Tag("SEC-05")
    @DisplayName("not in refusals and failures, whatever the tenant's words repeat")
    void refusals(RemoteOperation operation) {
        String words = String.join(" ", TOKEN_OF_SESSION, MFA_TOKEN.value(), CODE, PHONE.address(), SECRET);
        for (AuthingCode code : AuthingCode.values()) {
            if (code != AuthingCode.SUCCESS) {
                RemoteBench bench = operation.bench();
                bench.api.on(operation.decidingCall(), AuthingAnswer.refusal(code.number(), words));
                look(operation, bench);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("SEC-05")
    @DisplayName("not where an answer contradicts itself or is another user's")
    void contradictions(RemoteOperation operation) {
        RemoteBench bench = operation.bench();
        AuthingAnswer<AuthingUser> another = new AuthingAnswer.Success<>(
                RemoteBench.user(RemoteBench.BOB), Optional.of(new SecretText("the-next-recovery-code")));
        bench.api.on(MfaCall.VerifyTotpMfa.class, another);
        bench.api.on(MfaCall.VerifyAppSmsMfa.class, another);
        bench.api.on(MfaCall.VerifyTotpRecoveryCode.class, another);
        bench.api.on(
                MfaCall.AssociateMfaAuthenticator.class,
                AuthingAnswer.success(new TotpAssociation(
                        new SecretText(SECRET),
                        new SecretText("otpauth://totp/x?secret=" + SECRET + "&issuer=" + SECRET + "&digits=" + CODE),
                        new SecretText(""),
                        new SecretText(RECOVERY_CODE))));
        look(operation, bench);
    }
}
