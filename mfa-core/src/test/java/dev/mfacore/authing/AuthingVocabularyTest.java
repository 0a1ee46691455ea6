package dev.mfacore.authing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.MfaToken;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The vocabulary of Authing's API")
class AuthingVocabularyTest {

    private static final String CANARY = "canary-4711";

    /** What may be shown of a call: which thing of which kind, never who proves it and with what. */
    private static final Set<String> SHOWN = Set.of("userId", "factorId", "appId");

    static Stream<Class<?>> calls() {
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> group : AuthingCall.class.getPermittedSubclasses()) {
            found.addAll(List.of(group.getPermittedSubclasses()));
        }
        return found.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    @Tag("SEC-05")
    @DisplayName("no call shows a code, a token, a phone or an email")
    void nothingTravelsInTheTextForm(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] parts = type.getRecordComponents();
        Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values =
                Arrays.stream(parts).map(AuthingVocabularyTest::filled).toArray();

        Object call = type.getDeclaredConstructor(types).newInstance(values);

        assertThat(call.toString()).doesNotContain(CANARY);
        assertThat(((AuthingCall<?>) call).operation()).matches("[a-z][A-Za-z]+");
    }

    @Test
    @DisplayName("operations have different names")
    void namesDiffer() {
        assertThat(calls().map(Class::getSimpleName).collect(Collectors.toList()))
                .doesNotHaveDuplicates();
    }

    @Test
    @Tag("CLI-05")
    @DisplayName("only what changes nothing counts as a read")
    void reads() throws ReflectiveOperationException {
        List<String> reads = new ArrayList<>();
        for (Class<?> type : calls().toList()) {
            RecordComponent[] parts = type.getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Object[] values =
                    Arrays.stream(parts).map(AuthingVocabularyTest::filled).toArray();
            AuthingCall<?> call =
                    (AuthingCall<?>) type.getDeclaredConstructor(types).newInstance(values);
            if (call.isRead()) {
                reads.add(type.getSimpleName());
            }
        }
        assertThat(reads)
                .containsExactlyInAnyOrder(
                        "GetMfaAuthenticators",
                        "PhoneOrEmailBindable",
                        "ListEnrolledFactors",
                        "GetFactor",
                        "ListFactorsToEnroll",
                        "VerifyMfaToken",
                        "GetMfaBound",
                        "GetUserMfaInfo");
    }

    @Test
    @Tag("SEC-05")
    @DisplayName("no answer shows a secret or a person")
    void answersHide() {
        AuthingUser user = new AuthingUser(
                        "u1",
                        Optional.of("pool"),
                        Optional.of(CANARY),
                        Optional.of(CANARY),
                        Optional.of(CANARY),
                        Optional.of(CANARY),
                        Optional.empty(),
                        Optional.empty())
                .withToken(new SecretText(CANARY), Instant.EPOCH);
        MfaTriggerData data = new MfaTriggerData(
                new MfaToken(CANARY),
                Optional.of(CANARY),
                Optional.of(CANARY),
                Optional.of(CANARY),
                Optional.of(CANARY),
                Optional.of(new AuthingContact.Phone(CANARY, Optional.of(CANARY))),
                Optional.empty(),
                Optional.of(CANARY),
                false,
                true,
                List.of(new MfaTriggerData.ApplicationMfa(FactorType.OTP, true, 0)));

        assertThat(user.toString()).contains("u1").doesNotContain(CANARY);
        assertThat(new SignInChallenge(SignInChallenge.Kind.PERSONAL, data).toString())
                .contains("PERSONAL")
                .doesNotContain(CANARY);
        assertThat(user.token()).contains(new SecretText(CANARY));
    }

    @Test
    @Tag("CLI-03")
    @DisplayName("a refusal cannot carry the code of success, and a changed answer stays what it was")
    void answers() {
        assertThatThrownBy(() -> AuthingAnswer.refusal(200, "ok"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("code");
        AuthingAnswer<Integer> refusal = AuthingAnswer.refusal(6001, "wrong");
        assertThat(refusal.map(n -> n + 1)).isEqualTo(refusal);
        assertThat(AuthingAnswer.success(1).map(n -> n + 1)).isEqualTo(AuthingAnswer.success(2));
    }

    @Test
    @Tag("CLI-09")
    @DisplayName("a credential keeps session and half-done sign-in apart")
    void credentials() {
        AuthingCredential user = AuthingCredential.user("t");
        AuthingCredential pending = AuthingCredential.pending(new MfaToken("t"));

        assertThat(user).isNotEqualTo(pending);
        assertThat(user.bearer()).isEqualTo(pending.bearer()).contains(new SecretText("t"));
        assertThat(AuthingCredential.anonymous().bearer()).isEmpty();
        assertThat(AuthingCredential.management("m").bearer()).contains(new SecretText("m"));
    }

    @Test
    @Tag("CLI-03")
    @DisplayName("codes have different numbers and are found by them")
    void codes() {
        assertThat(Arrays.stream(AuthingCode.values()).map(AuthingCode::number)).doesNotHaveDuplicates();
        for (AuthingCode code : AuthingCode.values()) {
            assertThat(AuthingCode.of(code.number())).contains(code);
        }
        assertThat(AuthingCode.of(0)).isEmpty();
        assertThat(AuthingCode.of(-200)).isEmpty();
    }

    private static Object filled(RecordComponent part) {
        Class<?> type = part.getType();
        String text = SHOWN.contains(part.getName()) ? "shown" : CANARY;
        if (type == String.class) {
            return text;
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == SecretText.class) {
            return new SecretText(CANARY);
        }
        if (type == AuthingContact.Phone.class) {
            return new AuthingContact.Phone(CANARY, Optional.of(CANARY));
        }
        if (type == AuthingContact.Email.class || type == AuthingContact.class) {
            return new AuthingContact.Email(CANARY);
        }
        if (type == EnrollmentData.class) {
            return new EnrollmentData.Code(new SecretText(CANARY));
        }
        if (type == List.class) {
            return List.of(new ManagementCall.ImportedOtp("shown", new SecretText(CANARY), Optional.empty()));
        }
        if (type == Optional.class) {
            return optional(part);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type == AuthingCredential.PendingSignIn.class) {
            return AuthingCredential.pending(new MfaToken(CANARY));
        }
        if (type == AuthingCredential.Management.class) {
            return AuthingCredential.management(CANARY);
        }
        return AuthingCredential.user(CANARY);
    }

    private static Object optional(RecordComponent part) {
        String of = part.getGenericType().getTypeName();
        if (of.contains("SecretText")) {
            return Optional.of(new SecretText(CANARY));
        }
        if (of.contains("AuthingContact")) {
            return Optional.of(new AuthingContact.Email(CANARY));
        }
        if (of.contains("SendScene")) {
            return Optional.of(SendScene.VERIFY_MFA);
        }
        return Optional.of(AuthingSource.SELF);
    }
}
