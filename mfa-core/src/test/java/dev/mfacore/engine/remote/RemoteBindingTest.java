package dev.mfacore.engine.remote;

import static dev.mfacore.engine.remote.RemoteBench.ADA;
import static dev.mfacore.engine.remote.RemoteBench.AN_APP;
import static dev.mfacore.engine.remote.RemoteBench.APP;
import static dev.mfacore.engine.remote.RemoteBench.BOB;
import static dev.mfacore.engine.remote.RemoteBench.CODE;
import static dev.mfacore.engine.remote.RemoteBench.HOLDER;
import static dev.mfacore.engine.remote.RemoteBench.MFA_TOKEN;
import static dev.mfacore.engine.remote.RemoteBench.NEW_TOKEN;
import static dev.mfacore.engine.remote.RemoteBench.PENDING;
import static dev.mfacore.engine.remote.RemoteBench.PHONE;
import static dev.mfacore.engine.remote.RemoteBench.RECOVERY_CODE;
import static dev.mfacore.engine.remote.RemoteBench.SECRET;
import static dev.mfacore.engine.remote.RemoteBench.SESSION;
import static dev.mfacore.engine.remote.RemoteBench.TOKEN_OF_SESSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.AuthenticatorSummary.Status;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.Listing;
import dev.mfacore.MfaEvent.ChangeType;
import dev.mfacore.MfaEvent.Outcome;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.Rejected;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.Unbinding;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.AuthingSource;
import dev.mfacore.authing.FactorCall;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.TotpAssociation;
import dev.mfacore.support.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Listing, associating, confirming and unbinding at a tenant. */
class RemoteBindingTest {

    private static final AuthingCredential.UserToken OWN = AuthingCredential.user(TOKEN_OF_SESSION);
    private static final SecondFactorProof SEALED = new SecondFactorProof.Sealed(NEW_TOKEN);
    private static final SecondFactorProof FRESH = new SecondFactorProof.Attested(TestClock.START);

    private final RemoteBench bench = new RemoteBench();

    private void hasApp() {
        bench.api.on(MfaCall.GetMfaAuthenticators.class, RemoteBench.bound());
    }

    private static Rejected rejected(Rejected.Reason reason) {
        return new Rejected(reason);
    }

    // --- list ---

    @Test
    @DisplayName("bound apps have the tenant's ids, a pending one the id that confirm takes")
    void lists() {
        bench.api.on(
                MfaCall.GetMfaAuthenticators.class,
                RemoteBench.rows(
                        RemoteBench.row(new AuthenticatorId("other"), ADA, false), RemoteBench.row(APP, ADA, true)));

        Listing.Authenticators listed = (Listing.Authenticators) bench.service().listAuthenticators(SESSION);

        assertThat(listed.authenticators())
                .extracting(AuthenticatorSummary::id, AuthenticatorSummary::status)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple(APP, Status.ACTIVE),
                        org.assertj.core.api.Assertions.tuple(PENDING, Status.PENDING));
        assertThat(listed.recoveryCodesLeft()).isEqualTo(1);
        assertThat(bench.api.only(MfaCall.GetMfaAuthenticators.class).credential())
                .isEqualTo(OWN);
    }

    @Test
    @Tag("CLI-04")
    @Tag("BIND-06")
    @DisplayName("a list with another user's row is nobody's")
    void listOfAnotherUser() {
        bench.api.on(
                MfaCall.GetMfaAuthenticators.class,
                RemoteBench.rows(RemoteBench.row(APP, ADA, true), RemoteBench.row(PENDING, BOB, false)));

        assertThatThrownBy(() -> bench.service().listAuthenticators(SESSION))
                .isInstanceOf(MfaUnavailableException.class)
                .hasMessageContaining("another user");
        assertThatThrownBy(() -> bench.service().listAuthenticators(HOLDER))
                .isInstanceOf(MfaUnavailableException.class);
        assertThat(bench.events.outcomes()).containsExactly(Outcome.WRONG_USER, Outcome.WRONG_USER);
    }

    @Test
    @DisplayName("a row whose id cannot be ours makes the list unavailable")
    void strangeRow() {
        bench.api.on(
                MfaCall.GetMfaAuthenticators.class,
                RemoteBench.rows(new dev.mfacore.authing.AuthingAuthenticator(
                        "an id with blanks",
                        ADA.value(),
                        "totp",
                        true,
                        TestClock.START,
                        TestClock.START,
                        AuthingSource.SELF)));

        assertThatThrownBy(() -> bench.service().listAuthenticators(SESSION))
                .isInstanceOf(MfaUnavailableException.class);
    }

    // --- associate ---

    @Test
    @DisplayName("an association carries URI, picture and recovery code, and a life that is assumed")
    void associates() {
        Association.AuthenticatorApp app =
                (Association.AuthenticatorApp) bench.service().associate(SESSION, AN_APP);

        assertThat(app.authenticator()).isEqualTo(PENDING);
        assertThat(app.uri().secret().revealBase32()).isEqualTo(SECRET);
        assertThat(app.uri().account()).isEqualTo("account of ada");
        assertThat(app.qr().orElseThrow().mediaType()).isEqualTo("image/png");
        assertThat(app.recoveryCodes().orElseThrow().codes()).containsExactly(RECOVERY_CODE);
        assertThat(app.expiresAt()).isEqualTo(TestClock.START.plus(Duration.ofMinutes(10)));
        MfaCall.AssociateMfaAuthenticator call = bench.api.only(MfaCall.AssociateMfaAuthenticator.class);
        assertThat(call).isEqualTo(new MfaCall.AssociateMfaAuthenticator(OWN, AuthingSource.SELF));
    }

    @Test
    @DisplayName("in a sign-in the mfaToken travels, and the association lives no longer than the token")
    void associatesInSignIn() {
        Association.AuthenticatorApp app =
                (Association.AuthenticatorApp) bench.service().associate(HOLDER, AN_APP);

        assertThat(app.expiresAt()).isEqualTo(TestClock.START.plus(Duration.ofMinutes(6)));
        assertThat(bench.api.only(MfaCall.AssociateMfaAuthenticator.class))
                .isEqualTo(new MfaCall.AssociateMfaAuthenticator(
                        AuthingCredential.pending(MFA_TOKEN), AuthingSource.APPLICATION));
    }

    @Test
    @DisplayName("without a recovery code or a picture that can be read, there is none")
    void associatesWithLess() {
        TotpAssociation given = RemoteBench.association();
        bench.api.on(
                MfaCall.AssociateMfaAuthenticator.class,
                AuthingAnswer.success(new TotpAssociation(
                        given.secret(), given.qrCodeUri(), new SecretText("no picture"), new SecretText(""))));

        Association.AuthenticatorApp app =
                (Association.AuthenticatorApp) bench.service().associate(SESSION, AN_APP);

        assertThat(app.qr()).isEmpty();
        assertThat(app.recoveryCodes()).isEmpty();
    }

    static List<TotpAssociation> contradictions() {
        TotpAssociation given = RemoteBench.association();
        SecretText none = new SecretText("");
        return List.of(
                new TotpAssociation(new SecretText("GEZDGNBVGY3TQOJQ"), given.qrCodeUri(), none, none),
                new TotpAssociation(none, given.qrCodeUri(), none, none),
                new TotpAssociation(given.secret(), none, none, none),
                new TotpAssociation(given.secret(), new SecretText("https://example.com/" + SECRET), none, none));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    @Tag("CLI-02")
    @Tag("TOTP-20")
    @DisplayName("an association whose URI and secret do not fit is none")
    void contradictionIsUnavailable(TotpAssociation given) {
        bench.api.on(MfaCall.AssociateMfaAuthenticator.class, AuthingAnswer.success(given));

        assertThatThrownBy(() -> bench.service().associate(SESSION, AN_APP))
                .isInstanceOf(MfaUnavailableException.class)
                .hasMessageNotContaining(SECRET);
    }

    @Test
    @Tag("BIND-04")
    @DisplayName("who has an app is asked for a proof, and the association is not sent")
    void associateNeedsProof() {
        hasApp();

        assertThat(bench.service().associate(SESSION, AN_APP)).isEqualTo(rejected(Rejected.Reason.PROOF_REQUIRED));
        assertThat(bench.askedOnlyReads()).isTrue();
        assertThat(bench.events.outcomes()).containsExactly(Outcome.STALE_PROOF);
    }

    @Test
    @Tag("TXN-05")
    @DisplayName("a half-done sign-in adds no second app")
    void associateInSignInWithApp() {
        hasApp();

        assertThat(bench.service().associate(HOLDER, AN_APP)).isEqualTo(rejected(Rejected.Reason.NOT_PERMITTED));
        assertThat(bench.service().associate(HOLDER, AN_APP, FRESH)).isEqualTo(rejected(Rejected.Reason.NOT_PERMITTED));
        assertThat(bench.askedOnlyReads()).isTrue();
    }

    @Test
    @DisplayName("a proof that nobody needs is not used up")
    void associateWithNeedlessProof() {
        bench.service().associate(SESSION, AN_APP, new SecondFactorProof.TotpCode(CODE));

        assertThat(bench.api.operations()).containsExactly("getMfaAuthenticators", "associateMfaAuthenticator");
    }

    @Test
    @DisplayName("a phone cannot be associated in a session: the message says what to do instead")
    void associateRecipient() {
        assertThatThrownBy(() -> bench.service().associate(SESSION, AssociateRequest.deliveredTo("phone", PHONE)))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("ASSOCIATE_RECIPIENT")
                .hasMessageContaining("sign-in");
        assertThat(bench.api.calls()).isEmpty();
    }

    // --- confirm ---

    @Test
    @DisplayName("a confirmation names the app as the list does from now on")
    void confirms() {
        hasApp();

        Confirmation.Confirmed confirmed =
                (Confirmation.Confirmed) bench.service().confirm(SESSION, PENDING, "324 550");

        assertThat(confirmed.authenticator().id()).isEqualTo(APP);
        assertThat(bench.api.only(MfaCall.ConfirmAssociateMfaAuthenticator.class))
                .isEqualTo(new MfaCall.ConfirmAssociateMfaAuthenticator(OWN, new SecretText(CODE), AuthingSource.SELF));
        assertThat(bench.events.changes()).containsExactly(ChangeType.BOUND);
    }

    @Test
    @DisplayName("the mfaToken travels with the confirmation")
    void confirmsInSignIn() {
        bench.service().confirm(HOLDER, PENDING, CODE);

        assertThat(bench.api.only(MfaCall.ConfirmAssociateMfaAuthenticator.class))
                .isEqualTo(new MfaCall.ConfirmAssociateMfaAuthenticator(
                        AuthingCredential.pending(MFA_TOKEN), new SecretText(CODE), AuthingSource.APPLICATION));
    }

    static Stream<AuthingAnswer<?>> unreadableLists() {
        return Stream.of(
                AuthingAnswer.refusal(500, ""),
                AuthingAnswer.refusal(2020, ""),
                AuthingAnswer.success("no list"),
                RemoteBench.rows(),
                RemoteBench.rows(
                        RemoteBench.row(APP, ADA, true), RemoteBench.row(new AuthenticatorId("b"), ADA, true)));
    }

    @ParameterizedTest
    @MethodSource("unreadableLists")
    @DisplayName("what is bound stays bound, though the list behind it cannot be had")
    void confirmedWithoutList(AuthingAnswer<?> list) {
        bench.api.on(MfaCall.GetMfaAuthenticators.class, list);

        assertThat(bench.service().confirm(SESSION, PENDING, CODE))
                .isInstanceOfSatisfying(Confirmation.Confirmed.class, it -> {
                    assertThat(it.authenticator().id()).isEqualTo(PENDING);
                    assertThat(it.authenticator().status()).isEqualTo(Status.ACTIVE);
                });
    }

    @Test
    @Tag("CLI-04")
    @DisplayName("a confirmation after which the app is another user's is none")
    void confirmedForAnotherUser() {
        bench.api.on(MfaCall.GetMfaAuthenticators.class, RemoteBench.rows(RemoteBench.row(APP, BOB, true)));

        assertThatThrownBy(() -> bench.service().confirm(SESSION, PENDING, CODE))
                .isInstanceOf(MfaUnavailableException.class);
        assertThat(bench.events.outcomes()).containsExactly(Outcome.WRONG_USER);
        assertThat(bench.events.changes()).isEmpty();
    }

    @Test
    @DisplayName("another id than the pending one's, or what is no code, is not sent")
    void confirmsNothingElse() {
        assertThat(bench.service().confirm(SESSION, APP, CODE)).isEqualTo(rejected(Rejected.Reason.INVALID_CODE));
        assertThat(bench.service().confirm(SESSION, PENDING, " ")).isEqualTo(rejected(Rejected.Reason.INVALID_CODE));
        assertThat(bench.api.calls()).isEmpty();
    }

    // --- unbind and proofs ---

    @Test
    @DisplayName("unbinding looks first and goes out with the session's token")
    void unbinds() {
        hasApp();

        assertThat(bench.service().unbind(SESSION, APP, FRESH)).isEqualTo(new Unbinding.Unbound(0));
        assertThat(bench.api.operations()).containsExactly("getMfaAuthenticators", "deleteMfaAuthenticator");
        assertThat(bench.api.only(MfaCall.DeleteMfaAuthenticator.class).credential())
                .isEqualTo(OWN);
        assertThat(bench.events.changes()).containsExactly(ChangeType.UNBOUND);
    }

    @Test
    @Tag("BIND-06")
    @DisplayName("what is not in the user's list is not unbound, whatever else would be")
    void unbindsOnlyWhatIsListed() {
        hasApp();

        assertThat(bench.service().unbind(SESSION, new AuthenticatorId("of-bob"), FRESH))
                .isEqualTo(rejected(Rejected.Reason.UNKNOWN_AUTHENTICATOR));
        assertThat(bench.service().unbind(SESSION, PENDING, FRESH))
                .isEqualTo(rejected(Rejected.Reason.UNKNOWN_AUTHENTICATOR));
        assertThat(bench.askedOnlyReads()).isTrue();
    }

    @Test
    @Tag("CLI-04")
    @DisplayName("a session's token that opens another user unbinds nothing")
    void unbindsForNoOtherUser() {
        bench.api.on(MfaCall.GetMfaAuthenticators.class, RemoteBench.rows(RemoteBench.row(APP, BOB, true)));

        assertThatThrownBy(() -> bench.service().unbind(SESSION, APP, FRESH))
                .isInstanceOf(MfaUnavailableException.class);
        assertThat(bench.askedOnlyReads()).isTrue();
    }

    @Test
    @Tag("BIND-05")
    @DisplayName("the platform's word holds while it is fresh, and never from the future")
    void attested() {
        hasApp();
        Duration age = Duration.ofMinutes(10);
        for (Duration bad : List.of(age, age.plusSeconds(1), Duration.ofNanos(-1))) {
            SecondFactorProof proof = new SecondFactorProof.Attested(TestClock.START.minus(bad));
            assertThat(bench.service().unbind(SESSION, APP, proof)).isEqualTo(rejected(Rejected.Reason.PROOF_REQUIRED));
        }
        assertThat(bench.askedOnlyReads()).isTrue();

        SecondFactorProof good = new SecondFactorProof.Attested(TestClock.START.minus(age.minusNanos(1)));
        assertThat(bench.service().unbind(SESSION, APP, good)).isInstanceOf(Unbinding.Unbound.class);
    }

    @Test
    @Tag("BIND-05")
    @DisplayName("a code is verified first, and only a right one lets the call go out")
    void provenByCode() {
        hasApp();
        bench.api.on(
                FactorCall.MfaOtpVerify.class,
                call -> AuthingAnswer.success(call.totp().value().equals(CODE)));

        assertThat(bench.service().unbind(SESSION, APP, new SecondFactorProof.TotpCode("000000")))
                .isEqualTo(rejected(Rejected.Reason.INVALID_CODE));
        assertThat(bench.service().unbind(SESSION, APP, new SecondFactorProof.TotpCode("x".repeat(17))))
                .isEqualTo(rejected(Rejected.Reason.INVALID_CODE));
        assertThat(bench.api.operations()).doesNotContain("deleteMfaAuthenticator");
        bench.api.forget();

        assertThat(bench.service().unbind(SESSION, APP, new SecondFactorProof.TotpCode(CODE)))
                .isInstanceOf(Unbinding.Unbound.class);
        assertThat(bench.api.operations())
                .containsExactly("getMfaAuthenticators", "mfaOtpVerify", "deleteMfaAuthenticator");
        assertThat(bench.api.only(FactorCall.MfaOtpVerify.class).credential()).isEqualTo(OWN);
    }

    @Test
    @DisplayName("a sealed proof is the credential of the sensitive call")
    void provenBySealed() {
        hasApp();

        bench.service().unbind(SESSION, APP, SEALED);
        bench.service().associate(SESSION, AN_APP, SEALED);

        AuthingCredential sealed = AuthingCredential.user(NEW_TOKEN);
        assertThat(bench.api.only(MfaCall.DeleteMfaAuthenticator.class).credential())
                .isEqualTo(sealed);
        assertThat(bench.api.only(MfaCall.AssociateMfaAuthenticator.class).credential())
                .isEqualTo(sealed);
    }

    @Test
    @Tag("BIND-05")
    @Tag("CLI-04")
    @DisplayName("a sealed proof that is dead, another user's or no token proves nothing")
    void provenByNothing() {
        hasApp();
        bench.api.on(MfaCall.GetMfaAuthenticators.class, call -> {
            String token = call.credential().bearer().orElseThrow().value();
            return switch (token) {
                case TOKEN_OF_SESSION -> RemoteBench.bound();
                case "token-of-bob" -> RemoteBench.rows(RemoteBench.row(APP, BOB, true));
                case "token-of-nobody" -> RemoteBench.rows();
                default -> AuthingAnswer.refusal(2020, "not signed in");
            };
        });
        for (String token : List.of("token-of-bob", "token-of-nobody", "dead", "", "two words", "line\nbreak")) {
            SecondFactorProof proof = new SecondFactorProof.Sealed(token);
            assertThat(bench.service().unbind(SESSION, APP, proof)).isEqualTo(rejected(Rejected.Reason.PROOF_REQUIRED));
            assertThat(bench.service().associate(SESSION, AN_APP, proof))
                    .isEqualTo(rejected(Rejected.Reason.PROOF_REQUIRED));
        }
        assertThat(bench.askedOnlyReads()).isTrue();
    }

    @Test
    @DisplayName("a recovery code proves nothing inside a session, and is not used up")
    void provenByRecoveryCode() {
        hasApp();

        assertThat(bench.service().unbind(SESSION, APP, new SecondFactorProof.RecoveryCode(RECOVERY_CODE)))
                .isEqualTo(rejected(Rejected.Reason.NOT_PERMITTED));
        assertThat(bench.askedOnlyReads()).isTrue();
    }

    @Test
    @Tag("REC-05")
    @DisplayName("recovery codes are not made anew: the message names the capability")
    void regeneration() {
        assertThatThrownBy(() -> bench.service().regenerateRecoveryCodes(SESSION, FRESH))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("REGENERATE_RECOVERY_CODES");
        assertThat(bench.api.calls()).isEmpty();
    }

    @Test
    @DisplayName("a session without an access token is misuse")
    void sessionWithoutToken() {
        for (Caller.SignedIn caller :
                List.of(Caller.signedIn(ADA), Caller.signedIn(ADA).inSession("two words"))) {
            assertThatThrownBy(() -> bench.service().listAuthenticators(caller))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("accessToken(...)")
                    .hasMessageNotContaining("two words");
        }
        assertThat(bench.api.calls()).isEmpty();
        assertThat(bench.events.all()).isEmpty();
    }

    @Test
    @DisplayName("where the access token comes from is the application's choice, and may fail")
    void accessTokenOfTheApplication() {
        var service = bench.builder()
                .accessToken(caller -> "token-of-" + caller.user().value())
                .build()
                .service();
        service.listAuthenticators(Caller.signedIn(ADA));
        assertThat(bench.api.only(MfaCall.GetMfaAuthenticators.class).credential())
                .isEqualTo(AuthingCredential.user("token-of-ada"));

        var broken = bench.builder()
                .accessToken(caller -> {
                    throw new IllegalStateException("session store is down");
                })
                .build()
                .service();
        assertThatThrownBy(() -> broken.listAuthenticators(SESSION)).isInstanceOf(MfaUnavailableException.class);
        assertThat(bench.events.outcomes()).containsExactly(Outcome.ACCEPTED, Outcome.UNAVAILABLE);
    }
}
