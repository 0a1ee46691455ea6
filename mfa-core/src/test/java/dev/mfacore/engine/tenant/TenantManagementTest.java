package dev.mfacore.engine.tenant;

import static dev.mfacore.support.TenantBench.APP;
import static dev.mfacore.support.TenantBench.code;
import static dev.mfacore.support.TenantBench.management;
import static dev.mfacore.support.TenantBench.refusal;
import static dev.mfacore.support.TenantBench.success;
import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.BOB;
import static dev.mfacore.support.TestBench.EMAIL;
import static dev.mfacore.support.TestBench.OTHER_PHONE;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.AdminAction;
import dev.mfacore.Factor;
import dev.mfacore.MfaEvent;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingAuthenticator;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.AuthingSource;
import dev.mfacore.authing.FactorType;
import dev.mfacore.authing.ManagementCall;
import dev.mfacore.authing.ManagementCall.ImportedOtp;
import dev.mfacore.authing.MfaBound;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.MfaTriggerData;
import dev.mfacore.authing.MfaTriggerData.ApplicationMfa;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.UserMfaInfo;
import dev.mfacore.otp.OtpSecret;
import dev.mfacore.otp.Totp;
import dev.mfacore.otp.TotpParameters;
import dev.mfacore.otp.TotpWindow;
import dev.mfacore.port.UserDirectory;
import dev.mfacore.support.TenantBench;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A tenant is managed")
class TenantManagementTest {

    private static final SecretText SECRET = new SecretText("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP");
    private static final UserDirectory ADA_ALONE = user -> user.equals(ADA)
            ? Optional.of(new UserDirectory.Entry("Ada L", Optional.of(PHONE), Optional.of(EMAIL)))
            : Optional.empty();

    private final TenantBench tenant = TenantBench.create();

    private static List<AuthingCall<?>> calls(AuthingCredential.Management credential, String user) {
        return List.of(
                new ManagementCall.GetMfaBound(credential, user),
                new ManagementCall.UnassociateMfa(credential, user, FactorType.OTP),
                new ManagementCall.ImportTotp(credential, user, SECRET, Optional.empty()),
                new ManagementCall.GetUserMfaInfo(credential, user),
                new ManagementCall.ImportOtp(credential, List.of(new ImportedOtp(user, SECRET, Optional.empty()))),
                new ManagementCall.GetUserMfaStatus(credential, user),
                new ManagementCall.GetMfaTriggerData(credential, APP, user));
    }

    @Test
    @Tag("BIND-05")
    void onlyTheAdministratorsTokenDoes() {
        tenant.enrol(ADA);
        List<String> others = List.of(
                "",
                "x",
                TenantBench.MANAGEMENT.value() + "x",
                tenant.freshSession(ADA).token().value());
        for (String token : others) {
            assertThat(calls(AuthingCredential.management(token), "ada"))
                    .allMatch(call -> code(tenant.call(call)) == 2020);
        }
        assertThat(success(tenant.call(new ManagementCall.GetMfaBound(management(), "ada")))
                        .otp())
                .isTrue();
    }

    @Test
    void unknownAndMalformedUsersAreRefusedWhereThereIsADirectory() {
        TenantBench known = TenantBench.knowing(ADA_ALONE, builder -> builder);
        assertThat(calls(management(), "bob")).allMatch(call -> code(known.call(call)) == 2004);
        assertThat(calls(management(), "")).allMatch(call -> code(known.call(call)) == 400);
        assertThat(calls(management(), "ada")).allMatch(call -> code(known.call(call)) == 200);
        assertThat(calls(management(), "bob")).allMatch(call -> code(tenant.call(call)) == 200);
    }

    @Test
    void whatIsBoundIsTold() {
        assertThat(success(tenant.call(new ManagementCall.GetMfaBound(management(), "ada"))))
                .isEqualTo(new MfaBound(false, false));
        tenant.associate(tenant.session(ADA));
        assertThat(success(tenant.call(new ManagementCall.GetUserMfaInfo(management(), "ada"))))
                .isEqualTo(new UserMfaInfo(false, false, false, false));
        tenant.enrol(ADA);
        tenant.bench().bind(ADA, EMAIL);
        assertThat(success(tenant.call(new ManagementCall.GetMfaBound(management(), "ada"))))
                .isEqualTo(new MfaBound(true, false));
        assertThat(success(tenant.call(new ManagementCall.GetUserMfaInfo(management(), "ada"))))
                .isEqualTo(new UserMfaInfo(true, false, false, true));
    }

    @Test
    @Tag("BIND-05")
    @Tag("BIND-13")
    void unassociatingIsRecordedAndLeavesOtherFactors() {
        tenant.enrol(ADA);
        tenant.bench().bind(ADA, EMAIL);
        tenant.bench().events().clear();
        assertThat(code(tenant.call(new ManagementCall.UnassociateMfa(management(), "ada", FactorType.OTP))))
                .isEqualTo(200);
        assertThat(tenant.bench().events().all())
                .filteredOn(MfaEvent.Change.class::isInstance)
                .singleElement()
                .satisfies(event -> assertThat(((MfaEvent.Change) event).action())
                        .contains(new AdminAction("management API", "unAssociateMfa")));
        assertThat(success(tenant.call(new ManagementCall.GetUserMfaInfo(management(), "ada"))))
                .isEqualTo(new UserMfaInfo(false, false, false, true));
        assertThat(code(tenant.call(new ManagementCall.UnassociateMfa(management(), "ada", FactorType.OTP))))
                .isEqualTo(200);
        assertThat(code(tenant.call(new ManagementCall.UnassociateMfa(management(), "ada", FactorType.FACE))))
                .isEqualTo(200);
        assertThat(code(tenant.call(new ManagementCall.UnassociateMfa(management(), "ada", FactorType.SMS))))
                .isEqualTo(400);
    }

    @Test
    @Tag("BIND-09")
    void anImportedAppWorksAtOnceAndIsNeverShown() {
        AuthingAuthenticator row =
                success(tenant.call(new ManagementCall.ImportTotp(management(), "ada", SECRET, Optional.empty())));
        assertThat(row.enabled()).isTrue();
        assertThat(row.userId()).isEqualTo("ada");
        String right = Totp.of(TotpParameters.defaults(), TotpWindow.none())
                .generate(
                        OtpSecret.ofBase32(SECRET.value()),
                        tenant.bench().clock().instant());
        assertThat(success(tenant.call(new MfaCall.VerifyTotpMfa(tenant.signIn(ADA), new SecretText(right))))
                        .id())
                .isEqualTo("ada");
        assertThat(success(tenant.call(new ManagementCall.ImportTotp(management(), "ada", SECRET, Optional.empty())))
                        .id())
                .isEqualTo(row.id());
    }

    @Test
    @Tag("INP-07")
    @Tag("TOTP-14")
    @Tag("SEC-05")
    void aSecretThatBreaksTheRulesIsRefusedWithoutBeingQuoted() {
        for (String secret : List.of("123456", "", "JBSWY3DPEHPK3PXP", "A".repeat(1000))) {
            AuthingAnswer<AuthingAuthenticator> answer = tenant.call(
                    new ManagementCall.ImportTotp(management(), "ada", new SecretText(secret), Optional.empty()));
            assertThat(code(answer)).isEqualTo(400);
            if (!secret.isEmpty()) {
                assertThat(refusal(answer).message()).doesNotContain(secret);
            }
        }
    }

    @Test
    void aListIsImportedUpToTheFirstBadEntryAndCanBeRepeated() {
        ImportedOtp ada = new ImportedOtp("ada", SECRET, Optional.empty());
        ImportedOtp bad = new ImportedOtp("bob", new SecretText("1"), Optional.empty());
        AuthingAnswer<?> answer = tenant.call(new ManagementCall.ImportOtp(management(), List.of(ada, bad)));
        assertThat(code(answer)).isEqualTo(400);
        assertThat(refusal(answer).message()).startsWith("Entry 1: ");
        ImportedOtp bob = new ImportedOtp("bob", SECRET, Optional.empty());
        assertThat(code(tenant.call(new ManagementCall.ImportOtp(management(), List.of(ada, bob)))))
                .isEqualTo(200);
        assertThat(List.of(ADA, BOB))
                .allMatch(user -> tenant.bench()
                                .admin()
                                .listAuthenticators(user)
                                .authenticators()
                                .size()
                        == 1);
    }

    @Test
    void triggerDataOpenASignInAndShowAnAdministratorWhatTheDirectorySays() {
        TenantBench known = TenantBench.knowing(ADA_ALONE, builder -> builder);
        known.bench().bind(ADA, PHONE);
        TenantBench.App app = known.associate(known.freshSession(ADA));
        MfaTriggerData data = success(known.call(new ManagementCall.GetMfaTriggerData(management(), APP, "ada")));
        assertThat(data.username()).contains("Ada L");
        assertThat(data.email()).contains("ada@example.com");
        assertThat(data.phone()).contains(new AuthingContact.Phone("13800138000", Optional.of("+86")));
        assertThat(data.mfaPhone()).isEqualTo(data.phone());
        assertThat(data.mfaEmail()).isEmpty();
        assertThat(data.totpBound()).isFalse();
        assertThat(data.applicationMfa())
                .containsExactly(
                        new ApplicationMfa(FactorType.OTP, true, 1),
                        new ApplicationMfa(FactorType.SMS, true, 2),
                        new ApplicationMfa(FactorType.EMAIL, true, 3),
                        new ApplicationMfa(FactorType.FACE, false, 4));
        assertThat(code(known.call(new MfaCall.VerifyTotpMfa(AuthingCredential.pending(data.mfaToken()), app.code()))))
                .isEqualTo(6001);
        assertThat(code(known.call(new ManagementCall.GetMfaTriggerData(management(), "another", "ada"))))
                .isEqualTo(404);
    }

    @Test
    @Tag("SEC-09")
    void aChallengeForAUsersClientShowsContactsMaskedUnlessToldOtherwise() {
        for (boolean reveal : List.of(false, true)) {
            TenantBench known = TenantBench.knowing(ADA_ALONE, builder -> builder.revealContacts(reveal));
            known.bench().bind(ADA, PHONE);
            known.bench().bind(ADA, EMAIL);
            MfaTriggerData data = refusal(
                            known.call(new MfaCall.AssociateMfaAuthenticator(known.session(ADA), AuthingSource.SELF)))
                    .challenge()
                    .orElseThrow()
                    .data();
            AuthingContact.Phone phone = reveal
                    ? new AuthingContact.Phone("13800138000", Optional.of("+86"))
                    : new AuthingContact.Phone("+****00", Optional.empty());
            String email = reveal ? "ada@example.com" : "a****@****";
            assertThat(data.phone()).contains(phone);
            assertThat(data.mfaPhone()).contains(phone);
            assertThat(data.email()).contains(email);
            assertThat(data.mfaEmail()).contains(email);
            assertThat(data.username().isPresent()).isEqualTo(reveal);
        }
    }

    @Test
    @Tag("SEC-09")
    void aBoundPhoneThatIsNotTheDirectorysStaysMasked() {
        UserDirectory other =
                user -> Optional.of(new UserDirectory.Entry("Ada", Optional.of(OTHER_PHONE), Optional.empty()));
        TenantBench known = TenantBench.knowing(other, builder -> builder);
        known.bench().bind(ADA, new dev.mfacore.PhoneNumber("+8613800138017"));
        MfaTriggerData data = success(known.call(new ManagementCall.GetUserMfaStatus(management(), "ada")));
        assertThat(data.mfaPhone()).contains(new AuthingContact.Phone("+****17", Optional.empty()));
    }

    @Test
    @Tag("DOTP-12")
    void whatThePolicyForbidsIsOfferedSwitchedOff() {
        TenantBench apps = TenantBench.with(TenantBench.policy()
                .factors(Set.of(Factor.TOTP, Factor.RECOVERY_CODE))
                .build());
        assertThat(success(apps.call(new ManagementCall.GetUserMfaStatus(management(), "ada")))
                        .applicationMfa())
                .filteredOn(ApplicationMfa::on)
                .containsExactly(new ApplicationMfa(FactorType.OTP, true, 1));
    }

    @Test
    void whoNeedsNoSecondFactorGetsNoToken() {
        TenantBench optional = TenantBench.with(
                TenantBench.policy().secondFactorRequired(false).build());
        assertThat(code(optional.call(new ManagementCall.GetUserMfaStatus(management(), "ada"))))
                .isEqualTo(404);
    }
}
