package dev.mfacore.engine.remote;

import static dev.mfacore.engine.remote.RemoteBench.ADA;
import static dev.mfacore.engine.remote.RemoteBench.BOB;
import static dev.mfacore.engine.remote.RemoteBench.CODE;
import static dev.mfacore.engine.remote.RemoteBench.HOLDER;
import static dev.mfacore.engine.remote.RemoteBench.MFA_TOKEN;
import static dev.mfacore.engine.remote.RemoteBench.NEW_TOKEN;
import static dev.mfacore.engine.remote.RemoteBench.PHONE;
import static dev.mfacore.engine.remote.RemoteBench.RECOVERY_CODE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Factor;
import dev.mfacore.MfaEvent.ChangeType;
import dev.mfacore.MfaEvent.Outcome;
import dev.mfacore.MfaService;
import dev.mfacore.MfaToken;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.PhoneNumber;
import dev.mfacore.RecoveryCodes;
import dev.mfacore.Rejected;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.UserId;
import dev.mfacore.Verification;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.AuthingUser;
import dev.mfacore.authing.FactorCall;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.TokenIntrospection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Label("CLI-04: what is accepted is about the question")
class RemoteVerificationTest {

    private final RemoteBench bench = new RemoteBench();

    private static Rejected rejected(Rejected.Reason reason) {
        return new Rejected(reason);
    }

    @Test
    @DisplayName("a verification names user, factor and proof, and asked whose the token is before")
    void verifies() {
        assertThat(bench.service().verifyTotp(HOLDER, "324 550"))
                .isEqualTo(new Verification.Verified(
                        ADA,
                        Factor.TOTP,
                        new SecondFactorProof.Sealed(NEW_TOKEN),
                        OptionalInt.empty(),
                        Optional.empty()));
        assertThat(bench.api.operations()).containsExactly("verifyMfaToken", "verifyTotpMfa");
        assertThat(bench.api.only(FactorCall.VerifyMfaToken.class))
                .isEqualTo(new FactorCall.VerifyMfaToken(
                        AuthingCredential.anonymous(), new SecretText(MFA_TOKEN.value())));
        assertThat(bench.api.only(MfaCall.VerifyTotpMfa.class))
                .isEqualTo(new MfaCall.VerifyTotpMfa(AuthingCredential.pending(MFA_TOKEN), new SecretText(CODE)));
        assertThat(bench.events.all()).hasSize(1);
        assertThat(bench.events.all().get(0).user()).contains(ADA);
    }

    @Test
    @DisplayName("a caller who names the user saves the question")
    void verifiesForUser() {
        MfaService service = bench.builder().introspection(false).build().service();

        assertThat(service.verifyTotp(HOLDER.forUser(ADA), CODE)).isInstanceOf(Verification.Verified.class);
        assertThat(bench.api.operations()).containsExactly("verifyTotpMfa");
    }

    @Test
    @DisplayName("without introspection the caller has to name the user")
    void namesNobody() {
        MfaService service = bench.builder().introspection(false).build().service();

        assertThatThrownBy(() -> service.verifyTotp(HOLDER, CODE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("forUser");
        assertThat(bench.api.calls()).isEmpty();
    }

    @Test
    @org.junit.jupiter.api.Tag("CLI-04")
    @org.junit.jupiter.api.Tag("TXN-04")
    @DisplayName("an answer about another user accepts nobody, and the operator hears of it")
    void anotherUser() {
        MfaService service = bench.service();
        bench.api.on(MfaCall.VerifyTotpMfa.class, RemoteBench.verified(BOB));
        bench.api.on(MfaCall.VerifyAppSmsMfa.class, RemoteBench.verified(BOB));
        bench.api.on(MfaCall.VerifyTotpRecoveryCode.class, RemoteBench.verified(BOB));

        List<Runnable> calls = List.of(
                () -> service.verifyTotp(HOLDER, CODE),
                () -> service.verifyTotp(HOLDER.forUser(ADA), CODE),
                () -> service.verifySms(HOLDER, DeliveryTarget.of(PHONE), CODE),
                () -> service.verifyRecoveryCode(HOLDER, RECOVERY_CODE));
        for (Runnable call : calls) {
            assertThatThrownBy(call::run)
                    .isInstanceOf(MfaUnavailableException.class)
                    .hasMessageContaining("another user");
        }
        assertThat(bench.events.outcomes()).hasSize(4).containsOnly(Outcome.WRONG_USER);
        assertThat(bench.events.changes()).isEmpty();
    }

    @Test
    @org.junit.jupiter.api.Tag("TXN-09")
    @DisplayName("a dead token, or what is none, uses nothing up")
    void deadToken() {
        bench.api.on(FactorCall.VerifyMfaToken.class, AuthingAnswer.success(new TokenIntrospection.Inactive()));

        assertThat(bench.service().verifyTotp(HOLDER, CODE)).isEqualTo(rejected(Rejected.Reason.INVALID_TOKEN));
        assertThat(bench.askedOnlyReads()).isTrue();
        bench.api.forget();
        for (String text : List.of("two words", "line\r\nbreak", "\u00e4", "x".repeat(4097))) {
            Caller.TokenHolder caller = Caller.holding(new MfaToken(text)).forUser(ADA);
            assertThat(bench.service().verifyTotp(caller, CODE)).isEqualTo(rejected(Rejected.Reason.INVALID_TOKEN));
            assertThat(bench.service().listAuthenticators(caller)).isEqualTo(rejected(Rejected.Reason.INVALID_TOKEN));
        }
        assertThat(bench.api.calls()).isEmpty();
        assertThat(bench.events.outcomes()).containsOnly(Outcome.DEAD_TOKEN);
    }

    @Test
    @org.junit.jupiter.api.Tag("TXN-08")
    @DisplayName("a context that the tenant cannot hold is refused, not dropped")
    void context() {
        Caller.TokenHolder caller = HOLDER.inContext("browser");
        MfaService service = bench.service();

        List<Runnable> calls = List.of(
                () -> service.verifyTotp(caller, CODE),
                () -> service.verifySms(caller, DeliveryTarget.of(PHONE), CODE),
                () -> service.verifyRecoveryCode(caller, RECOVERY_CODE),
                () -> service.checkBindable(caller, PHONE),
                () -> service.send(caller, DeliveryTarget.of(PHONE)),
                () -> service.listAuthenticators(caller),
                () -> service.associate(caller, RemoteBench.AN_APP),
                () -> service.confirm(caller, RemoteBench.PENDING, CODE));
        for (Runnable call : calls) {
            assertThatThrownBy(call::run)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("CONTEXT_BINDING");
        }
        assertThat(bench.api.calls()).isEmpty();
    }

    @Test
    @org.junit.jupiter.api.Tag("INP-05")
    @DisplayName("what is no code is not sent")
    void malformedCodes() {
        Caller.TokenHolder caller = HOLDER.forUser(ADA);
        for (String code : List.of("", "   ", "1".repeat(17), "32455\n", "\u0663\u0662\u0664\u0665\u0665\u0660")) {
            assertThat(bench.service().verifyTotp(caller, code)).isEqualTo(rejected(Rejected.Reason.INVALID_CODE));
            assertThat(bench.service().verifySms(caller, DeliveryTarget.of(PHONE), code))
                    .isEqualTo(rejected(Rejected.Reason.INVALID_CODE));
        }
        for (String code : List.of("", "a".repeat(65), "1a2b\u00e4")) {
            assertThat(bench.service().verifyRecoveryCode(caller, code))
                    .isEqualTo(rejected(Rejected.Reason.INVALID_CODE));
        }
        assertThat(bench.api.calls()).isEmpty();
        assertThat(bench.events.outcomes()).containsOnly(Outcome.MALFORMED);
    }

    @Test
    @org.junit.jupiter.api.Tag("REC-08")
    @DisplayName("a recovery code is sent as Authing writes it, and any other as it was typed")
    void recoveryCodeForms() {
        for (String typed : List.of(RECOVERY_CODE, "1A2B 3C4D 5E6F 7081 92A3 B4C5", "1a2b3c4d5e6f708192a3b4c5")) {
            bench.api.forget();
            bench.service().verifyRecoveryCode(HOLDER, typed);
            assertThat(bench.api.only(MfaCall.VerifyTotpRecoveryCode.class).recoveryCode())
                    .isEqualTo(new SecretText(RECOVERY_CODE));
        }
        bench.api.forget();
        bench.service().verifyRecoveryCode(HOLDER, "ZZZZ-9999");
        assertThat(bench.api.only(MfaCall.VerifyTotpRecoveryCode.class).recoveryCode())
                .isEqualTo(new SecretText("ZZZZ-9999"));
    }

    @Test
    @org.junit.jupiter.api.Tag("REC-09")
    @DisplayName("the replacement of a used recovery code reaches the user, also without a new session")
    void replacement() {
        Optional<SecretText> next = Optional.of(new SecretText("the-next"));
        for (AuthingUser user : List.of(RemoteBench.user(ADA), AuthingUser.of(ADA.value()))) {
            bench.api.on(MfaCall.VerifyTotpRecoveryCode.class, new AuthingAnswer.Success<>(user, next));

            assertThat(bench.service().verifyRecoveryCode(HOLDER, RECOVERY_CODE))
                    .isInstanceOfSatisfying(Verification.Verified.class, it -> {
                        assertThat(it.replacement()).contains(new RecoveryCodes(List.of("the-next")));
                        assertThat(it.recoveryCodesLeft()).hasValue(1);
                    });
        }
        assertThat(bench.events.changes())
                .containsExactly(ChangeType.RECOVERY_CODE_USED, ChangeType.RECOVERY_CODE_USED);
    }

    @Test
    @DisplayName("a verification without a new session leaves a proof that proves nothing")
    void noToken() {
        bench.api.on(MfaCall.VerifyTotpMfa.class, AuthingAnswer.success(AuthingUser.of(ADA.value())));
        bench.api.on(MfaCall.GetMfaAuthenticators.class, RemoteBench.bound());
        Verification.Verified verified = (Verification.Verified) bench.service().verifyTotp(HOLDER, CODE);

        assertThat(bench.service().unbind(RemoteBench.SESSION, RemoteBench.APP, verified.proof()))
                .isEqualTo(rejected(Rejected.Reason.PROOF_REQUIRED));
    }

    @Test
    @DisplayName("phones go out as national number and calling code")
    void phoneOnTheWire() {
        bench.service().verifySms(HOLDER, DeliveryTarget.of(PHONE), CODE);
        assertThat(bench.api.only(MfaCall.VerifyAppSmsMfa.class).phone())
                .isEqualTo(new AuthingContact.Phone("18800008888", Optional.of("+86")));
        bench.api.forget();

        bench.service().verifySms(HOLDER, DeliveryTarget.of(new PhoneNumber("+35312345678")), CODE);
        assertThat(bench.api.only(MfaCall.VerifyAppSmsMfa.class).phone())
                .isEqualTo(new AuthingContact.Phone("12345678", Optional.of("+353")));
    }

    @Test
    @DisplayName("a target of the wrong kind is misuse")
    void wrongTarget() {
        assertThatThrownBy(() -> bench.service().verifyEmail(HOLDER, DeliveryTarget.of(PHONE), CODE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("verifySms");
        assertThat(bench.api.calls()).isEmpty();
    }

    @Property
    @Tag("CLI-03")
    @Tag("CLI-04")
    @Label("nothing but a success about the user in question is accepted")
    void onlyTheRightSuccess(
            @ForAll("answers") AuthingAnswer<AuthingUser> answer,
            @ForAll boolean named,
            @ForAll("users") UserId owner) {
        RemoteBench random = new RemoteBench();
        random.api.on(FactorCall.VerifyMfaToken.class, RemoteBench.tokenOf(owner));
        random.api.on(MfaCall.VerifyTotpMfa.class, answer);
        random.api.on(MfaCall.VerifyAppSmsMfa.class, answer);
        random.api.on(MfaCall.VerifyTotpRecoveryCode.class, answer);
        Caller.TokenHolder caller = named ? HOLDER.forUser(owner) : HOLDER;
        boolean right = answer instanceof AuthingAnswer.Success<AuthingUser> success
                && success.data().id().equals(owner.value());

        for (Factor factor : List.of(Factor.TOTP, Factor.SMS, Factor.RECOVERY_CODE)) {
            Verification[] outcome = new Verification[1];
            Throwable failure = catchThrowable(() -> outcome[0] = verify(random.service(), caller, factor));
            assertThat(outcome[0] instanceof Verification.Verified it
                            && it.user().equals(owner))
                    .isEqualTo(right);
            assertThat(failure == null || failure instanceof MfaUnavailableException)
                    .isTrue();
            assertThat(random.events.outcomes().contains(Outcome.ACCEPTED)).isEqualTo(right);
        }
    }

    private static Verification verify(MfaService service, Caller.TokenHolder caller, Factor factor) {
        return switch (factor) {
            case TOTP -> service.verifyTotp(caller, CODE);
            case SMS -> service.verifySms(caller, DeliveryTarget.of(PHONE), CODE);
            default -> service.verifyRecoveryCode(caller, RECOVERY_CODE);
        };
    }

    @Provide
    Arbitrary<UserId> users() {
        return Arbitraries.of("ada", "bob", "Ada", "ada ", "5f0000000000000000000002")
                .map(UserId::new);
    }

    @Provide
    Arbitrary<AuthingAnswer<AuthingUser>> answers() {
        Arbitrary<Optional<SecretText>> texts =
                Arbitraries.strings().ofMaxLength(10).map(SecretText::new).optional();
        Arbitrary<AuthingUser> answered = Combinators.combine(
                        Arbitraries.of("ada", "bob", "Ada", "", "ada ", "5f0000000000000000000002"), texts)
                .as((id, token) -> token.map(it -> AuthingUser.of(id).withToken(it, java.time.Instant.EPOCH))
                        .orElse(AuthingUser.of(id)));
        Arbitrary<AuthingAnswer<AuthingUser>> successes =
                Combinators.combine(answered, texts).as(AuthingAnswer.Success::new);
        Arbitrary<Integer> codes = Arbitraries.oneOf(
                Arbitraries.integers(), Arbitraries.of(6001, 6002, 400, 500, 2020, 2021, 429, 201, 0, 1635));
        Arbitrary<AuthingAnswer<AuthingUser>> refusals =
                codes.filter(code -> code != 200).map(code -> AuthingAnswer.refusal(code, "no"));
        return Arbitraries.oneOf(successes, refusals);
    }
}
