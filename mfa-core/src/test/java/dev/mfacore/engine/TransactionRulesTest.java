package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.BOB;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.AdminAction;
import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.BeginRequest;
import dev.mfacore.Beginning;
import dev.mfacore.BindableAnswer;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Factor;
import dev.mfacore.ImportedTotp;
import dev.mfacore.Listing;
import dev.mfacore.Locked;
import dev.mfacore.MfaPolicy;
import dev.mfacore.MfaService;
import dev.mfacore.Rejected;
import dev.mfacore.Sending;
import dev.mfacore.UserId;
import dev.mfacore.Verification;
import dev.mfacore.otp.OtpSecret;
import dev.mfacore.otp.Totp;
import dev.mfacore.otp.TotpParameters;
import dev.mfacore.otp.TotpWindow;
import dev.mfacore.port.StoreKey;
import dev.mfacore.support.Equipped;
import dev.mfacore.support.TestBench;
import dev.mfacore.support.TokenCall;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a transaction may do, with which factors, in which context, and what ends it early. */
class TransactionRulesTest {

    private static final Caller.SignedIn SESSION = Caller.signedIn(ADA);
    private static final AdminAction ACTION = new AdminAction("operator", "password changed");
    private static final Rejected INVALID_TOKEN = new Rejected(Rejected.Reason.INVALID_TOKEN);
    private static final Rejected INVALID_CODE = new Rejected(Rejected.Reason.INVALID_CODE);
    private static final Rejected NOT_PERMITTED = new Rejected(Rejected.Reason.NOT_PERMITTED);

    /** For what a transaction is begun. */
    enum Start {
        SIGN_IN {
            @Override
            BeginRequest of(UserId user) {
                return BeginRequest.signIn(user);
            }
        },
        STEP_UP {
            @Override
            BeginRequest of(UserId user) {
                return BeginRequest.stepUp(user);
            }
        },
        UNBIND {
            @Override
            BeginRequest of(UserId user) {
                return BeginRequest.unbind(user);
            }
        };

        abstract BeginRequest of(UserId user);
    }

    @ParameterizedTest
    @EnumSource(Start.class)
    @Tag("TXN-05")
    void tokenOfAUserWithAFactorOpensNoBinding(Start start) {
        TestBench bench = TestBench.create();
        Equipped user = Equipped.on(bench);
        Caller.TokenHolder holder = bench.begin(start.of(ADA));
        Map<StoreKey, String> before = TransactionTokenTest.stored(bench);
        assertThat(TokenCall.ASSOCIATE.on(bench.service(), holder, user)).isEqualTo(NOT_PERMITTED);
        assertThat(TokenCall.ASSOCIATE_WITH_PROOF.on(bench.service(), holder, user))
                .isEqualTo(NOT_PERMITTED);
        assertThat(TokenCall.CONFIRM.on(bench.service(), holder, user)).isEqualTo(INVALID_CODE);
        assertThat(bench.service()
                        .associate(
                                holder, AssociateRequest.deliveredTo("new", TestBench.OTHER_PHONE), bench.attested()))
                .isEqualTo(NOT_PERMITTED);
        assertThat(TransactionTokenTest.stored(bench)).isEqualTo(before);
        assertThat(bench.service()
                        .confirm(SESSION, user.pending().id(), user.pending().code()))
                .isInstanceOf(Confirmation.Confirmed.class);
    }

    @ParameterizedTest
    @EnumSource(Start.class)
    @Tag("TXN-05")
    void tokenOpensItsOwnOperations(Start start) {
        TestBench bench = TestBench.create();
        Equipped user = Equipped.on(bench);
        Caller.TokenHolder holder = bench.begin(start.of(ADA));
        MfaService service = bench.service();
        assertThat(TokenCall.LIST.on(service, holder, user)).isInstanceOf(Listing.Authenticators.class);
        assertThat(TokenCall.BINDABLE.on(service, holder, user)).isInstanceOf(BindableAnswer.Decided.class);
        assertThat(TokenCall.SEND.on(service, holder, user)).isInstanceOf(Sending.Sent.class);
        assertThat(TokenCall.VERIFY_SMS.on(service, holder, user)).isInstanceOf(Verification.Verified.class);
        for (TokenCall call : Set.of(TokenCall.VERIFY_TOTP, TokenCall.RECOVER)) {
            user.app().nextStep().nextStep();
            assertThat(call.on(service, bench.begin(start.of(ADA)), user)).isInstanceOf(Verification.Verified.class);
        }
    }

    @Test
    @Tag("TXN-05")
    void tokenOfAUserWithoutAFactorOpensTheFirstEnrolmentOnly() {
        TestBench bench = TestBench.create();
        Caller.TokenHolder holder = bench.signIn(ADA);
        TestBench.App app = bench.associateApp(holder);
        assertThat(bench.service().confirm(holder, app.id(), app.code())).isInstanceOf(Confirmation.Confirmed.class);
        assertThat(bench.service().associate(holder, AssociateRequest.authenticatorApp("second")))
                .isEqualTo(NOT_PERMITTED);
        assertThat(bench.service().associate(holder, AssociateRequest.authenticatorApp("second"), bench.attested()))
                .isEqualTo(NOT_PERMITTED);
        assertThat(bench.service().verifyTotp(holder, app.codeIn(1))).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("TXN-05")
    void verifyingTakesATokenAndUnbindingASession() {
        Method[] operations = MfaService.class.getMethods();
        assertThat(Arrays.stream(operations)
                        .filter(it -> it.getName().startsWith("verify")
                                || it.getName().equals("checkBindable")))
                .hasSize(5)
                .allMatch(it -> it.getParameterTypes()[0] == Caller.TokenHolder.class);
        assertThat(Arrays.stream(operations)
                        .filter(it ->
                                Set.of("unbind", "regenerateRecoveryCodes").contains(it.getName())))
                .hasSize(2)
                .allMatch(it -> it.getParameterTypes()[0] == Caller.SignedIn.class);
    }

    @Test
    @Tag("TXN-05")
    void sessionSendsNoSignInCodes() {
        TestBench bench = TestBench.create();
        Equipped user = Equipped.on(bench);
        int before = bench.delivery().messages().size();
        assertThat(bench.service().send(SESSION, DeliveryTarget.of(user.phone())))
                .isNotInstanceOf(Sending.Sent.class);
        assertThat(bench.delivery().messages()).hasSize(before);
        assertThat(bench.service().send(bench.signIn(ADA), DeliveryTarget.of(user.phone())))
                .isInstanceOf(Sending.Sent.class);
    }

    @Test
    @Tag("TXN-06")
    void pendingAppVerifiesNothingUntilItIsConfirmed() {
        TestBench bench = TestBench.create();
        Equipped user = Equipped.on(bench);
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), user.pending().code()))
                .isEqualTo(INVALID_CODE);
        bench.service().confirm(SESSION, user.pending().id(), user.pending().code());
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), user.pending().codeIn(1)))
                .isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("TXN-06")
    void unboundAppVerifiesNothing() {
        TestBench bench = TestBench.create();
        Equipped user = Equipped.on(bench);
        String code = user.app().code();
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), code)).isInstanceOf(Verification.Verified.class);
        bench.service().unbind(SESSION, user.app().id(), bench.attested());
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), user.app().codeIn(1)))
                .isEqualTo(INVALID_CODE);
    }

    @Test
    @Tag("TXN-06")
    void otherUsersFactorVerifiesNothing() {
        TestBench bench = TestBench.create();
        Equipped ada = Equipped.on(bench);
        TestBench.App bobs = bench.enrol(BOB);
        MfaService service = bench.service();
        Caller.TokenHolder holder = bench.signIn(BOB);
        assertThat(service.verifyTotp(holder, ada.app().code())).isEqualTo(INVALID_CODE);
        assertThat(service.send(holder, DeliveryTarget.of(ada.phone()))).isNotInstanceOf(Sending.Sent.class);
        assertThat(service.send(holder, DeliveryTarget.of(PHONE))).isNotInstanceOf(Sending.Sent.class);
        assertThat(service.verifySms(holder, DeliveryTarget.of(ada.phone()), ada.lastCode(PHONE)))
                .isEqualTo(INVALID_CODE);
        assertThat(service.verifyTotp(holder, bobs.code())).isInstanceOf(Verification.Verified.class);
    }

    @ParameterizedTest
    @EnumSource(Factor.class)
    @Tag("TXN-06")
    void factorThatThePolicyForbidsByNowIsRefusedAndStillCounts(Factor forbidden) {
        TestBench bench = TestBench.create();
        Equipped user = Equipped.on(bench);
        Set<Factor> allowed = EnumSet.allOf(Factor.class);
        allowed.remove(forbidden);
        Caller.TokenHolder holder = bench.signIn(ADA);
        bench.service().send(holder, DeliveryTarget.of(user.phone()));
        bench.restart(builder -> builder.policy(
                MfaPolicy.builder().factors(allowed).secondFactorRequired(false).build()));
        assertThat(callFor(forbidden).on(bench.service(), holder, user)).isEqualTo(NOT_PERMITTED);
        assertThat(bench.service().begin(BeginRequest.signIn(ADA))).isInstanceOf(Beginning.SecondFactorRequired.class);
        TokenCall other = forbidden == Factor.TOTP ? TokenCall.RECOVER : TokenCall.VERIFY_TOTP;
        assertThat(other.on(bench.service(), holder, user)).isInstanceOf(Verification.Verified.class);
    }

    private static TokenCall callFor(Factor factor) {
        return switch (factor) {
            case TOTP -> TokenCall.VERIFY_TOTP;
            case SMS -> TokenCall.VERIFY_SMS;
            case EMAIL -> TokenCall.VERIFY_EMAIL;
            case RECOVERY_CODE -> TokenCall.RECOVER;
        };
    }

    @Test
    @Tag("TXN-06")
    void disabledFactorNeverMeansThatNothingIsToBeVerified() {
        TestBench bench = TestBench.with(MfaPolicy.builder()
                .hardCap(3)
                .lockAfter(100)
                .secondFactorRequired(false)
                .build());
        TestBench.App app = bench.enrol(ADA);
        Caller.TokenHolder holder = bench.signIn(ADA);
        for (int i = 0; i < 3; i++) {
            assertThat(bench.service().verifyTotp(holder, app.wrongCode())).isEqualTo(INVALID_CODE);
        }
        assertThat(bench.service().begin(BeginRequest.signIn(ADA))).isInstanceOf(Beginning.SecondFactorRequired.class);
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), app.code())).isEqualTo(new Locked(Optional.empty()));
        assertThat(bench.service().begin(BeginRequest.signIn(BOB))).isInstanceOf(Beginning.NoSecondFactor.class);
    }

    @Test
    @Tag("TXN-06")
    void disabledAppStaysRefusedWhenANewOneRevivesTheFactor() {
        TestBench bench =
                TestBench.with(MfaPolicy.builder().hardCap(3).lockAfter(100).build());
        TestBench.App old = bench.enrol(ADA);
        Caller.TokenHolder holder = bench.signIn(ADA);
        for (int i = 0; i < 3; i++) {
            bench.service().verifyTotp(holder, old.wrongCode());
        }
        OtpSecret secret = OtpSecret.ofBytes(new byte[20]);
        bench.admin().importTotp(ADA, new ImportedTotp("new", secret, TotpParameters.defaults()), ACTION);
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), old.code())).isEqualTo(INVALID_CODE);
        String fresh = Totp.of(TotpParameters.defaults(), TotpWindow.none())
                .generate(secret, bench.clock().instant());
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), fresh)).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("TXN-06")
    void userWithoutAFactorHasNothingThatVerifies() {
        TestBench bench = TestBench.create();
        Beginning beginning = bench.service().begin(BeginRequest.signIn(ADA));
        assertThat(beginning).isInstanceOf(Beginning.EnrolmentRequired.class);
        Caller.TokenHolder holder = Caller.holding(((Beginning.EnrolmentRequired) beginning).token());
        assertThat(bench.service().verifyTotp(holder, "000000")).isEqualTo(INVALID_CODE);
        assertThat(bench.service().verifyTotp(holder, "")).isEqualTo(INVALID_CODE);
        assertThat(bench.service().verifyRecoveryCode(holder, "")).isEqualTo(INVALID_CODE);
        assertThat(bench.service().verifySms(holder, DeliveryTarget.of(PHONE), ""))
                .isEqualTo(INVALID_CODE);
    }

    @Property(tries = 40)
    @net.jqwik.api.Tag("TXN-07")
    void tokenDiesWithItsLastFailureWhateverTheFactor(
            @ForAll @IntRange(min = 1, max = 6) int limit, @ForAll boolean mixed) {
        TestBench bench = TestBench.with(
                MfaPolicy.builder().tokenMaxFailures(limit).lockAfter(100).build());
        Equipped user = Equipped.on(bench);
        Caller.TokenHolder almost = bench.signIn(ADA);
        Caller.TokenHolder dying = bench.signIn(ADA);
        for (int i = 0; i < limit; i++) {
            assertThat(fail(bench, dying, user, mixed && i % 2 == 1)).isEqualTo(INVALID_CODE);
            if (i > 0) {
                assertThat(fail(bench, almost, user, mixed && i % 2 == 1)).isEqualTo(INVALID_CODE);
            }
        }
        for (TokenCall call : TokenCall.values()) {
            assertThat(call.on(bench.service(), dying, user)).as("%s", call).isEqualTo(INVALID_TOKEN);
        }
        assertThat(bench.service().verifyTotp(almost, user.app().code())).isInstanceOf(Verification.Verified.class);
    }

    private static Verification fail(TestBench bench, Caller.TokenHolder holder, Equipped user, boolean recovery) {
        return recovery
                ? bench.service().verifyRecoveryCode(holder, "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA")
                : bench.service().verifyTotp(holder, user.app().wrongCode());
    }

    /** What ends all of a user's transactions. */
    enum Ending {
        INVALIDATE {
            @Override
            void happen(TestBench bench, AuthenticatorId inUse) {
                bench.admin().invalidateTransactions(ADA, ACTION);
            }
        },
        UNBIND {
            @Override
            void happen(TestBench bench, AuthenticatorId inUse) {
                bench.service().unbind(SESSION, inUse, bench.attested());
            }
        },
        REMOVE {
            @Override
            void happen(TestBench bench, AuthenticatorId inUse) {
                bench.admin().removeAuthenticator(ADA, inUse, ACTION);
            }
        },
        RESET {
            @Override
            void happen(TestBench bench, AuthenticatorId inUse) {
                bench.admin().resetUser(ADA, ACTION);
            }
        };

        abstract void happen(TestBench bench, AuthenticatorId inUse);
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    @Tag("TXN-07")
    void tokenDiesWithAChangeOfTheAccount(Ending ending) {
        TestBench bench = TestBench.create();
        Equipped user = Equipped.on(bench);
        TestBench.App bobs = bench.enrol(BOB);
        Caller.TokenHolder used = bench.signIn(ADA);
        Caller.TokenHolder untouched = bench.signIn(ADA);
        Caller.TokenHolder ofBob = bench.signIn(BOB);
        bench.service().send(used, DeliveryTarget.of(user.phone()));
        ending.happen(bench, user.email());
        for (TokenCall call : TokenCall.values()) {
            assertThat(call.on(bench.service(), used, user)).as("%s", call).isEqualTo(INVALID_TOKEN);
            assertThat(call.on(bench.service(), untouched, user)).as("%s", call).isEqualTo(INVALID_TOKEN);
        }
        assertThat(bench.service().verifyTotp(ofBob, bobs.code())).isInstanceOf(Verification.Verified.class);
        if (ending != Ending.RESET) {
            assertThat(bench.service().verifyTotp(bench.signIn(ADA), user.app().code()))
                    .isInstanceOf(Verification.Verified.class);
        }
    }

    @Property(tries = 60)
    @net.jqwik.api.Tag("TXN-08")
    void boundTokenWorksInItsContextOnly(
            @ForAll @NotBlank @StringLength(max = 40) String context,
            @ForAll @NotBlank @StringLength(max = 40) String other) {
        TestBench bench = TestBench.create();
        Equipped user = Equipped.on(bench);
        Caller.TokenHolder bare = bench.begin(BeginRequest.signIn(ADA).inContext(context));
        Map<StoreKey, String> before = TransactionTokenTest.stored(bench);
        for (TokenCall call : TokenCall.values()) {
            assertThat(call.on(bench.service(), bare, user)).as("%s", call).isEqualTo(INVALID_TOKEN);
            if (!other.equals(context)) {
                assertThat(call.on(bench.service(), bare.inContext(other), user))
                        .as("%s", call)
                        .isEqualTo(INVALID_TOKEN);
            }
        }
        assertThat(TransactionTokenTest.stored(bench)).isEqualTo(before);
        assertThat(bench.service()
                        .verifyTotp(bare.inContext(context), user.app().code()))
                .isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("TXN-08")
    void pendingAssociationOfATokenIsBoundToItsContextToo() {
        TestBench bench = TestBench.create();
        Caller.TokenHolder bare = bench.begin(BeginRequest.signIn(ADA).inContext("browser"));
        Association association =
                bench.service().associate(bare.inContext("browser"), AssociateRequest.authenticatorApp("phone"));
        Association.AuthenticatorApp pending = (Association.AuthenticatorApp) association;
        String code = Totp.of(pending.uri().parameters(), TotpWindow.none())
                .generate(pending.uri().secret(), bench.clock().instant());
        assertThat(bench.service().confirm(bare, pending.authenticator(), code)).isEqualTo(INVALID_TOKEN);
        assertThat(bench.service().confirm(bare.inContext("other"), pending.authenticator(), code))
                .isEqualTo(INVALID_TOKEN);
        assertThat(bench.service().confirm(bare.inContext("browser"), pending.authenticator(), code))
                .isInstanceOf(Confirmation.Confirmed.class);
    }
}
