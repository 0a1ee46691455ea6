package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.BOB;
import static dev.mfacore.support.TestBench.EMAIL;
import static dev.mfacore.support.TestBench.OTHER_PHONE;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Factor;
import dev.mfacore.MfaEvent.Outcome;
import dev.mfacore.MfaPolicy;
import dev.mfacore.Recipient;
import dev.mfacore.Rejected;
import dev.mfacore.Rejected.Reason;
import dev.mfacore.Sending;
import dev.mfacore.Verification;
import dev.mfacore.port.OtpMessage;
import dev.mfacore.support.StateView;
import dev.mfacore.support.TestBench;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Associations that wait for their first code: sending again, wrong codes, and what the operator hears. */
class PendingAssociationTest {

    private static final Caller.SignedIn SESSION = Caller.signedIn(ADA).inSession("one");
    private static final Rejected INVALID = new Rejected(Reason.INVALID_CODE);

    private final TestBench bench = TestBench.create();

    private Association.DeliveredCodes associate(Caller caller, Recipient recipient) {
        return (Association.DeliveredCodes)
                bench.service().associate(caller, AssociateRequest.deliveredTo("mine", recipient));
    }

    private Confirmation confirm(Caller caller, Association.DeliveredCodes pending, String code) {
        return bench.service().confirm(caller, pending.authenticator(), code);
    }

    private Outcome lastOutcome() {
        List<Outcome> outcomes = bench.events().outcomes();
        return outcomes.get(outcomes.size() - 1);
    }

    @Test
    @Tag("DOTP-05")
    void sendingAgainVoidsTheFirstCode() {
        for (boolean byId : new boolean[] {true, false}) {
            TestBench own = TestBench.create();
            Association.DeliveredCodes pending = (Association.DeliveredCodes)
                    own.service().associate(SESSION, AssociateRequest.deliveredTo("mine", PHONE));
            String first = own.delivery().codeFor(PHONE);
            own.clock().advanceSeconds(60);
            DeliveryTarget target = byId ? DeliveryTarget.of(pending.authenticator()) : DeliveryTarget.of(PHONE);
            assertThat(own.service().send(SESSION, target)).isInstanceOf(Sending.Sent.class);
            assertThat(own.service().confirm(SESSION, pending.authenticator(), first))
                    .isEqualTo(INVALID);
            assertThat(own.service()
                            .confirm(
                                    SESSION,
                                    pending.authenticator(),
                                    own.delivery().codeFor(PHONE)))
                    .isInstanceOf(Confirmation.Confirmed.class);
        }
    }

    @Test
    @Tag("BIND-03")
    @Tag("DOTP-08")
    void onlyItsOwnerMaySendAgain() {
        Association.DeliveredCodes pending = associate(SESSION, PHONE);
        bench.clock().advanceSeconds(61);
        int messages = bench.delivery().messages().size();
        DeliveryTarget target = DeliveryTarget.of(pending.authenticator());
        for (Caller other :
                List.of(SESSION.inSession("two"), Caller.signedIn(ADA), Caller.signedIn(BOB), bench.signIn(ADA))) {
            assertThat(bench.service().send(other, target)).isInstanceOf(Sending.NotSent.class);
            assertThat(lastOutcome()).isEqualTo(Outcome.NOTHING_TO_MATCH);
        }
        assertThat(bench.service().send(SESSION, DeliveryTarget.of(OTHER_PHONE)))
                .isInstanceOf(Sending.NotSent.class);
        assertThat(bench.service().send(SESSION, DeliveryTarget.of(EMAIL))).isInstanceOf(Sending.NotSent.class);
        bench.clock().advance(Duration.ofMinutes(9));
        assertThat(bench.service().send(SESSION, target)).isInstanceOf(Sending.NotSent.class);
        assertThat(bench.delivery().messages()).hasSize(messages);
    }

    @Test
    void aSignInThatEnrolsMaySendAgain() {
        Caller.TokenHolder holder = bench.signIn(ADA);
        Association.DeliveredCodes pending = associate(holder, PHONE);
        bench.clock().advanceSeconds(60);
        assertThat(bench.service().send(holder, DeliveryTarget.of(pending.authenticator())))
                .isInstanceOf(Sending.Sent.class);
        assertThat(confirm(holder, pending, bench.delivery().codeFor(PHONE)))
                .isInstanceOf(Confirmation.Confirmed.class);
        bench.clock().advanceSeconds(60);
        assertThat(bench.service().send(holder, DeliveryTarget.of(PHONE))).isInstanceOf(Sending.Sent.class);
        assertThat(bench.service()
                        .verifySms(
                                holder,
                                DeliveryTarget.of(PHONE),
                                bench.delivery().codeFor(PHONE)))
                .isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("THR-12")
    void sendingAgainHasTheQuotaOfATransaction() {
        bench.restart(builder -> builder.policy(MfaPolicy.builder()
                .sendsPerTransaction(2)
                .sendBackoffMax(Duration.ofMinutes(1))
                .build()));
        Association.DeliveredCodes pending = associate(SESSION, PHONE);
        DeliveryTarget target = DeliveryTarget.of(pending.authenticator());
        bench.clock().advanceSeconds(60);
        assertThat(bench.service().send(SESSION, target)).isInstanceOf(Sending.Sent.class);
        bench.clock().advanceSeconds(60);
        assertThat(bench.service().send(SESSION, target)).isInstanceOf(Sending.NotSent.class);
    }

    @Test
    @Tag("DOTP-11")
    void aCodeThatCouldNotBeDeliveredConfirmsNothing() {
        List<OtpMessage> lost = new ArrayList<>();
        bench.restart(builder -> builder.delivery(message -> {
            lost.add(message);
            throw new IllegalStateException("down");
        }));
        assertThat(bench.service().associate(SESSION, AssociateRequest.deliveredTo("mine", PHONE)))
                .isInstanceOf(Sending.NotSent.class);
        assertThat(bench.admin().listAuthenticators(ADA).authenticators()).isEmpty();
        bench.restart(builder -> builder);
        bench.clock().advanceSeconds(60);
        Association.DeliveredCodes pending = associate(SESSION, PHONE);
        assertThat(pending.recoveryCodes()).isPresent();
        assertThat(confirm(SESSION, pending, lost.get(0).code())).isEqualTo(INVALID);
        String live = bench.delivery().codeFor(PHONE);
        bench.restart(builder -> builder.delivery(message -> {
            lost.add(message);
            throw new IllegalStateException("down");
        }));
        bench.clock().advanceSeconds(120);
        assertThat(bench.service().send(SESSION, DeliveryTarget.of(pending.authenticator())))
                .isInstanceOf(Sending.NotSent.class);
        assertThat(confirm(SESSION, pending, lost.get(1).code())).isEqualTo(INVALID);
        assertThat(confirm(SESSION, pending, live)).isEqualTo(INVALID);
    }

    @Test
    @Tag("THR-08")
    void fourWrongCodesAreForgivenTheFifthIsNot() {
        bench.restart(
                builder -> builder.policy(MfaPolicy.builder().lockAfter(50).build()));
        TestBench.App app = bench.associateApp(SESSION);
        for (int i = 0; i < 4; i++) {
            assertThat(bench.service().confirm(SESSION, app.id(), app.wrongCode()))
                    .isEqualTo(INVALID);
            assertThat(lastOutcome()).isEqualTo(Outcome.WRONG);
        }
        assertThat(bench.service().confirm(SESSION, app.id(), app.code())).isInstanceOf(Confirmation.Confirmed.class);
        TestBench.App second = bench.associateApp(SESSION, bench.attested());
        for (int i = 0; i < 5; i++) {
            bench.service().confirm(SESSION, second.id(), second.wrongCode());
        }
        assertThat(bench.service().confirm(SESSION, second.id(), second.code())).isEqualTo(INVALID);
        assertThat(lastOutcome()).isEqualTo(Outcome.NOTHING_TO_MATCH);
    }

    @Test
    @Tag("TXN-07")
    void wrongConfirmationsWearTheTokenOut() {
        bench.restart(builder -> builder.policy(
                MfaPolicy.builder().lockAfter(50).tokenMaxFailures(2).build()));
        Caller.TokenHolder holder = bench.signIn(ADA);
        TestBench.App app = bench.associateApp(holder);
        bench.service().confirm(holder, app.id(), app.wrongCode());
        bench.service().confirm(holder, app.id(), app.wrongCode());
        assertThat(bench.service().confirm(holder, app.id(), app.code())).isEqualTo(TokenGate.INVALID_TOKEN);
        assertThat(lastOutcome()).isEqualTo(Outcome.DEAD_TOKEN);
    }

    @Test
    @Tag("SEC-10")
    void theOperatorHearsWhyAConfirmationFailed() {
        TestBench.App app = bench.associateApp(SESSION);
        bench.service().confirm(SESSION, app.id(), "1234567890123456");
        assertThat(lastOutcome()).isEqualTo(Outcome.WRONG);
        bench.service().confirm(SESSION, app.id(), "12345678901234567");
        assertThat(lastOutcome()).isEqualTo(Outcome.MALFORMED);
        bench.clock().advance(Duration.ofMinutes(10));
        bench.service().confirm(SESSION, app.id(), app.code());
        assertThat(lastOutcome()).isEqualTo(Outcome.EXPIRED);
        TestBench.App fresh = bench.associateApp(SESSION);
        bench.restart(builder ->
                builder.policy(MfaPolicy.builder().factors(Set.of(Factor.SMS)).build()));
        assertThat(bench.service().confirm(SESSION, fresh.id(), fresh.code()))
                .isEqualTo(new Rejected(Reason.NOT_PERMITTED));
        assertThat(lastOutcome()).isEqualTo(Outcome.NOT_PERMITTED);
    }

    @Test
    void aFurtherOneThanAllowedCannotBeConfirmed() {
        TestBench.App first = bench.enrol(ADA);
        TestBench.App second = bench.associateApp(SESSION, bench.attested());
        bench.restart(builder ->
                builder.policy(MfaPolicy.builder().maxAuthenticatorsPerFactor(1).build()));
        assertThat(bench.service().confirm(SESSION, second.id(), second.code()))
                .isEqualTo(new Rejected(Reason.TOO_MANY_AUTHENTICATORS));
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), first.code()))
                .isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("BIND-11")
    void aTakenRecipientEndsTheAssociation() {
        bench.bind(BOB, PHONE);
        Association.DeliveredCodes pending = associate(SESSION, PHONE);
        String code = bench.delivery().codeFor(PHONE);
        assertThat(confirm(SESSION, pending, code)).isEqualTo(new Rejected(Reason.NOT_BINDABLE));
        assertThat(lastOutcome()).isEqualTo(Outcome.RECIPIENT_TAKEN);
        assertThat(confirm(SESSION, pending, code)).isEqualTo(INVALID);
        assertThat(lastOutcome()).isEqualTo(Outcome.NOTHING_TO_MATCH);
    }

    @Test
    @Tag("BIND-11")
    void aTakenRecipientCannotBeBoundBySigningInEither() {
        bench.bind(BOB, PHONE);
        Caller.TokenHolder holder = bench.signIn(ADA);
        bench.service().send(holder, DeliveryTarget.of(PHONE));
        String code = bench.delivery().codeFor(PHONE);
        assertThat(bench.service().verifySms(holder, DeliveryTarget.of(PHONE), code))
                .isEqualTo(new Rejected(Reason.NOT_BINDABLE));
        assertThat(bench.service().verifySms(holder, DeliveryTarget.of(PHONE), code))
                .isEqualTo(INVALID);
        assertThat(lastOutcome()).isEqualTo(Outcome.REPLAYED);
    }

    @Test
    @Tag("THR-12")
    void aConfirmedBindingForgivesTheBackoff() {
        Association.DeliveredCodes pending = associate(SESSION, PHONE);
        bench.clock().advanceSeconds(60);
        bench.service().send(SESSION, DeliveryTarget.of(pending.authenticator()));
        assertThat(confirm(SESSION, pending, bench.delivery().codeFor(PHONE)))
                .isInstanceOf(Confirmation.Confirmed.class);
        bench.clock().advanceSeconds(60);
        assertThat(bench.service().send(bench.signIn(ADA), DeliveryTarget.of(PHONE)))
                .isInstanceOf(Sending.Sent.class);
    }

    @Test
    @Tag("REC-09")
    void onlyOneWaitingAssociationCarriesRecoveryCodes() {
        assertThat(bench.associateApp(SESSION).recoveryCodes()).hasSize(10);
        Association.DeliveredCodes second = associate(SESSION, PHONE);
        assertThat(second.recoveryCodes()).isEmpty();
        bench.clock().advance(Duration.ofMinutes(10));
        assertThat(associate(SESSION, OTHER_PHONE).recoveryCodes()).isPresent();
    }

    @Test
    @Tag("SEC-10")
    void theOperatorHearsOfSendsThatAreRefused() {
        bench.bind(ADA, PHONE);
        Caller.TokenHolder holder = bench.signIn(ADA);
        bench.events().clear();
        bench.service().send(holder, DeliveryTarget.of(OTHER_PHONE));
        bench.service().send(holder, DeliveryTarget.of(new dev.mfacore.AuthenticatorId("unknown")));
        bench.restart(builder ->
                builder.policy(MfaPolicy.builder().factors(Set.of(Factor.TOTP)).build()));
        bench.service().send(holder, DeliveryTarget.of(PHONE));
        bench.admin().invalidateTransactions(ADA, new dev.mfacore.AdminAction("a", "b"));
        bench.events().clear();
        bench.service().send(holder, DeliveryTarget.of(PHONE));
        assertThat(bench.events().outcomes()).containsExactly(Outcome.DEAD_TOKEN);
    }

    @Test
    @Tag("DOTP-11")
    void aCodeThatCouldNotBeDeliveredVoidsNoOther() {
        TestBench.App app = bench.associateApp(SESSION);
        Association.DeliveredCodes phone = associate(SESSION, PHONE);
        bench.clock().advanceSeconds(60);
        Association.DeliveredCodes email = associate(SESSION, TestBench.EMAIL);
        String toEmail = bench.delivery().codeFor(TestBench.EMAIL);
        bench.clock().advanceSeconds(120);
        bench.delivery().setFailing(true);
        assertThat(bench.service().send(SESSION, DeliveryTarget.of(phone.authenticator())))
                .isInstanceOfSatisfying(
                        Sending.NotSent.class, it -> assertThat(it.cause()).isEqualTo(Sending.Cause.DELIVERY_FAILED));
        assertThat(StateView.state(bench, ADA).pending(app.id()).orElseThrow().challenge())
                .isEmpty();
        assertThat(confirm(SESSION, email, toEmail)).isInstanceOf(Confirmation.Confirmed.class);
    }

    @Test
    @Tag("DOTP-08")
    void anAppIsSentNothingAndStandsInNoPhonesWay() {
        TestBench.App app = bench.associateApp(SESSION);
        associate(SESSION, PHONE);
        bench.clock().advanceSeconds(120);
        assertThat(bench.service().send(SESSION, DeliveryTarget.of(app.id()))).isInstanceOf(Sending.NotSent.class);
        assertThat(bench.service().send(SESSION, DeliveryTarget.of(PHONE))).isInstanceOf(Sending.Sent.class);
    }
}
