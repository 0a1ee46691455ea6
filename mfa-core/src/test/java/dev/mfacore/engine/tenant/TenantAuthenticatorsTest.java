package dev.mfacore.engine.tenant;

import static dev.mfacore.support.TenantBench.code;
import static dev.mfacore.support.TenantBench.refusal;
import static dev.mfacore.support.TenantBench.success;
import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.BOB;
import static dev.mfacore.support.TestBench.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingAuthenticator;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.AuthingSource;
import dev.mfacore.authing.AuthingUser;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.MfaTriggerData;
import dev.mfacore.authing.Nothing;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.SignInChallenge;
import dev.mfacore.authing.TotpAssociation;
import dev.mfacore.support.FakeAccessTokens;
import dev.mfacore.support.TenantBench;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A tenant lists, associates, confirms and deletes")
class TenantAuthenticatorsTest {

    private final TenantBench tenant = TenantBench.create();

    private AuthingAnswer<Nothing> confirm(AuthingCredential.OfUser credential, SecretText code) {
        return tenant.call(new MfaCall.ConfirmAssociateMfaAuthenticator(credential, code, AuthingSource.SELF));
    }

    private AuthingAnswer<List<AuthingAuthenticator>> list(AuthingCredential.OfUser credential) {
        return tenant.call(new MfaCall.GetMfaAuthenticators(credential, Optional.empty()));
    }

    private AuthingAnswer<TotpAssociation> associate(AuthingCredential.OfUser credential) {
        return tenant.call(new MfaCall.AssociateMfaAuthenticator(credential, AuthingSource.SELF));
    }

    private AuthingAnswer<Nothing> delete(AuthingCredential.UserToken credential) {
        return tenant.call(new MfaCall.DeleteMfaAuthenticator(credential));
    }

    private AuthingCredential.UserToken steppedUp(AuthingAnswer<?> refused, TenantBench.App app) {
        SignInChallenge challenge = refusal(refused).challenge().orElseThrow();
        AuthingUser user =
                tenant.verify(AuthingCredential.pending(challenge.data().mfaToken()), app);
        return new AuthingCredential.UserToken(user.token().orElseThrow());
    }

    @Test
    void aPendingRowIsNotEnabledAndAConfirmedOneIs() {
        AuthingCredential.UserToken session = tenant.session(ADA);
        assertThat(success(list(session))).isEmpty();
        TenantBench.App app = tenant.associate(session);
        assertThat(success(list(session))).singleElement().satisfies(row -> {
            assertThat(row.enabled()).isFalse();
            assertThat(row.userId()).isEqualTo("ada");
            assertThat(row.authenticatorType()).isEqualTo("totp");
        });
        assertThat(code(confirm(session, app.code()))).isEqualTo(200);
        assertThat(success(list(session))).singleElement().matches(AuthingAuthenticator::enabled);
        assertThat(success(list(tenant.signIn(ADA))))
                .singleElement()
                .satisfies(row -> assertThat(row.userId()).isEqualTo("ada"));
    }

    @Test
    void theSourceThatIsAskedForIsShownOfEveryRow() {
        tenant.enrol(ADA);
        assertThat(success(tenant.call(
                        new MfaCall.GetMfaAuthenticators(tenant.session(ADA), Optional.of(AuthingSource.APPLICATION)))))
                .singleElement()
                .satisfies(row -> assertThat(row.source()).isEqualTo(AuthingSource.APPLICATION));
    }

    @Test
    void onlyAppsAreListed() {
        tenant.enrol(ADA);
        tenant.bench().bind(ADA, EMAIL);
        assertThat(success(list(tenant.session(ADA)))).hasSize(1);
    }

    @Test
    void anAssociationShowsSecretUriAndOneRecoveryCode() {
        TenantBench.App app = tenant.associate(tenant.session(ADA));
        assertThat(app.association().secret().value()).isEqualTo(app.secret().revealBase32());
        assertThat(app.association().recoveryCode().value()).matches("[0-9a-z]{4}(-[0-9a-z]{4}){5}");
        assertThat(app.association().qrCodeDataUrl().value()).isEmpty();
    }

    @Test
    @Tag("BIND-04")
    void whoHasAFactorIsAskedForItBeforeAnotherIsAssociated() {
        TenantBench.App app = tenant.enrol(ADA);
        AuthingAnswer<TotpAssociation> refused = associate(tenant.session(ADA));
        assertThat(code(refused)).isEqualTo(1635);
        assertThat(refusal(refused).challenge().orElseThrow().data().totpBound())
                .isTrue();
        AuthingCredential.UserToken fresh = steppedUp(refused, app);
        assertThat(code(associate(fresh))).isEqualTo(200);
        tenant.pass(Duration.ofMinutes(10));
        assertThat(code(associate(fresh))).isEqualTo(1635);
    }

    @Test
    @Tag("BIND-03")
    void anAssociationIsConfirmedOnlyInTheSessionThatMadeIt() {
        AuthingCredential.UserToken session = tenant.session(ADA);
        TenantBench.App app = tenant.associate(session);
        assertThat(code(confirm(tenant.session(ADA), app.code()))).isEqualTo(6001);
        assertThat(code(confirm(tenant.signIn(ADA), app.code()))).isEqualTo(6001);
        assertThat(code(confirm(tenant.session(BOB), app.code()))).isEqualTo(6001);
        assertThat(code(confirm(session, app.code()))).isEqualTo(200);
    }

    @Test
    @Tag("BIND-02")
    @Tag("SEC-08")
    void wrongUsedExpiredAndUnknownAreOneAnswerOfConfirm() {
        AuthingCredential.UserToken session = tenant.session(ADA);
        AuthingAnswer<Nothing> nothing = confirm(session, new SecretText("123456"));
        TenantBench.App app = tenant.associate(session);
        AuthingAnswer<Nothing> wrong = confirm(session, app.wrongCode());
        tenant.pass(Duration.ofMinutes(10));
        AuthingAnswer<Nothing> expired = confirm(session, app.code());
        assertThat(code(wrong)).isEqualTo(6001);
        assertThat(wrong).isEqualTo(nothing).isEqualTo(expired);
    }

    @Test
    void anEmptyCodeIsAMissingOne() {
        assertThat(code(confirm(tenant.session(ADA), new SecretText("")))).isEqualTo(6003);
    }

    @Test
    @Tag("TXN-05")
    @Tag("BIND-08")
    void withAnMfaTokenOnlyWhoHasNoFactorEnrols() {
        AuthingCredential.PendingSignIn pending = tenant.signIn(ADA);
        TenantBench.App app = tenant.associate(pending);
        assertThat(code(confirm(pending, app.code()))).isEqualTo(200);
        assertThat(code(associate(pending))).isEqualTo(403);
        tenant.pass(Duration.ofSeconds(60));
        assertThat(tenant.verify(pending, app).id()).isEqualTo("ada");
    }

    @Test
    @Tag("BIND-05")
    @Tag("BIND-07")
    void unbindingTakesAFreshSecondFactorAndThenAllAppsGo() {
        TenantBench.App app = tenant.enrol(ADA);
        AuthingCredential.PendingSignIn open = tenant.signIn(ADA);
        AuthingAnswer<Nothing> refused = delete(tenant.session(ADA));
        assertThat(code(refused)).isEqualTo(1635);
        MfaTriggerData data = refusal(refused).challenge().orElseThrow().data();
        assertThat(data.totpBound()).isTrue();
        assertThat(data.applicationMfa()).hasSize(4);
        assertThat(success(list(tenant.session(ADA)))).hasSize(1);
        AuthingCredential.UserToken fresh = steppedUp(refused, app);
        TenantBench.App second = tenant.associate(fresh);
        assertThat(code(confirm(fresh, second.code()))).isEqualTo(200);
        assertThat(code(delete(fresh))).isEqualTo(200);
        assertThat(success(list(fresh))).isEmpty();
        assertThat(code(tenant.call(new MfaCall.VerifyTotpMfa(open, app.code()))))
                .isEqualTo(2021);
    }

    @Test
    @Tag("BIND-05")
    void aSecondFactorIsFreshForTenMinutesAndNotLonger() {
        tenant.enrol(ADA);
        AuthingCredential.UserToken fresh = tenant.freshSession(ADA);
        tenant.pass(Duration.ofMinutes(10));
        assertThat(code(delete(fresh))).isEqualTo(1635);
        AuthingCredential.UserToken other = tenant.freshSession(ADA);
        tenant.pass(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(code(delete(other))).isEqualTo(200);
    }

    @Test
    void nothingBoundIsNothingToDelete() {
        assertThat(code(delete(tenant.session(ADA)))).isEqualTo(200);
    }

    @Test
    @Tag("TXN-05")
    @Tag("TXN-09")
    void deadTokensAre2020And2021WhateverTheyWere() {
        tenant.enrol(ADA);
        AuthingCredential.UserToken session = tenant.session(ADA);
        AuthingCredential.PendingSignIn pending = tenant.signIn(ADA);
        String tokenOfASignIn = pending.token().value();
        assertThat(code(list(AuthingCredential.user(tokenOfASignIn)))).isEqualTo(2020);
        assertThat(code(list(TenantBench.pending(session.token().value())))).isEqualTo(2021);
        assertThat(code(list(AuthingCredential.user("")))).isEqualTo(2020);
        assertThat(code(delete(AuthingCredential.user(tokenOfASignIn)))).isEqualTo(2020);
        tenant.pass(Duration.ofMinutes(5));
        assertThat(code(list(pending))).isEqualTo(2021);
        assertThat(code(associate(pending))).isEqualTo(2021);
        assertThat(code(confirm(pending, new SecretText("123456")))).isEqualTo(2021);
        tenant.pass(FakeAccessTokens.LIFE);
        assertThat(code(list(session))).isEqualTo(2020);
    }

    @Test
    @Tag("TXN-05")
    void aBearerIsAnMfaTokenIfItLooksLikeOneAndElseASessions() {
        tenant.enrol(ADA);
        AuthingCredential.UserToken session = tenant.session(ADA);
        AuthingCredential.PendingSignIn pending = tenant.signIn(ADA);
        assertThat(tenant.tenant().credential(session.token())).isEqualTo(session);
        assertThat(tenant.tenant().credential(new SecretText(pending.token().value())))
                .isEqualTo(pending);
        assertThat(code(list(tenant.tenant().credential(new SecretText(""))))).isEqualTo(2020);
        assertThat(code(list(tenant.tenant().credential(new SecretText("garbage")))))
                .isEqualTo(2020);
        String forged = "A".repeat(pending.token().value().length());
        assertThat(code(list(tenant.tenant().credential(new SecretText(forged)))))
                .isEqualTo(2021);
    }
}
