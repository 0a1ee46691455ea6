package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.BOB;
import static dev.mfacore.support.TestBench.EMAIL;
import static dev.mfacore.support.TestBench.OTHER_PHONE;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.AdminAction;
import dev.mfacore.AssociateRequest;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaEvent.DeliveryOutcome;
import dev.mfacore.MfaEvent.Outcome;
import dev.mfacore.MfaPolicy;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.Rejected;
import dev.mfacore.Rejected.Reason;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.engine.state.UserStateCodec;
import dev.mfacore.support.StateView;
import dev.mfacore.support.TestBench;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever an operation answers, the operator hears of it once, with the reason that the caller is not told. */
@Tag("SEC-10")
class AttemptEventsTest {

    private static final Caller.SignedIn SESSION = Caller.signedIn(ADA);
    private static final AssociateRequest APP = AssociateRequest.authenticatorApp("tablet");
    private static final DeliveryTarget TO_PHONE = DeliveryTarget.of(PHONE);

    private final TestBench bench = TestBench.create();

    private List<MfaEvent> told(Runnable call) {
        bench.events().clear();
        call.run();
        return bench.events().all();
    }

    private List<Outcome> outcomes(Runnable call) {
        told(call);
        return bench.events().outcomes();
    }

    private List<DeliveryOutcome> deliveries(Runnable call) {
        return told(call).stream()
                .filter(MfaEvent.Delivery.class::isInstance)
                .map(it -> ((MfaEvent.Delivery) it).outcome())
                .toList();
    }

    private MfaEvent.Attempt attempt(Runnable call) {
        List<MfaEvent> events = told(call);
        assertThat(events).hasSize(1);
        return (MfaEvent.Attempt) events.get(0);
    }

    private Caller.TokenHolder dead() {
        Caller.TokenHolder holder = bench.signIn(ADA);
        bench.admin().invalidateTransactions(ADA, new AdminAction("operator", "a ticket"));
        return holder;
    }

    @Test
    void ofAssociations() {
        assertThat(outcomes(() -> bench.service().associate(SESSION, APP))).containsExactly(Outcome.ACCEPTED);
        bench.enrol(ADA);
        Caller.TokenHolder holder = bench.signIn(ADA);
        assertThat(outcomes(() -> bench.service().associate(SESSION, APP))).containsExactly(Outcome.STALE_PROOF);
        assertThat(outcomes(() -> bench.service().associate(holder, APP))).containsExactly(Outcome.NOT_PERMITTED);
        assertThat(outcomes(() -> bench.service()
                        .associate(SESSION, AssociateRequest.deliveredTo("mine", PHONE), bench.attested())))
                .containsExactly(Outcome.ACCEPTED);
        Caller.TokenHolder gone = dead();
        assertThat(outcomes(() -> bench.service().associate(gone, APP))).containsExactly(Outcome.DEAD_TOKEN);
        bench.restart(builder ->
                builder.policy(MfaPolicy.builder().maxAuthenticatorsPerFactor(1).build()));
        assertThat(outcomes(() -> bench.service().associate(SESSION, APP, bench.attested())))
                .containsExactly(Outcome.NOT_PERMITTED);
    }

    @Test
    void ofListingsAndOfQuestionsWhetherSomethingIsBindable() {
        bench.enrol(ADA);
        Caller.TokenHolder gone = dead();
        assertThat(outcomes(() -> bench.service().listAuthenticators(gone))).containsExactly(Outcome.DEAD_TOKEN);
        assertThat(outcomes(() -> bench.service().checkBindable(gone, PHONE))).containsExactly(Outcome.DEAD_TOKEN);
        Caller.TokenHolder holder = bench.signIn(ADA);
        for (int i = 0; i < 10; i++) {
            assertThat(told(() -> bench.service().checkBindable(holder, PHONE))).isEmpty();
        }
        assertThat(outcomes(() -> bench.service().checkBindable(holder, PHONE))).containsExactly(Outcome.THROTTLED);
    }

    @Test
    void ofTokensThatExpiredBeforeTheRecordIsLookedAt() {
        TestBench.App app = bench.enrol(ADA);
        Caller.TokenHolder holder = bench.signIn(ADA);
        bench.clock().advance(Duration.ofMinutes(5));
        MfaEvent.Attempt told = attempt(() -> bench.service().verifyTotp(holder, app.code()));
        assertThat(told.outcome()).isEqualTo(Outcome.DEAD_TOKEN);
        assertThat(told.user()).hasValue(ADA);
    }

    @Test
    void ofAFactorThatIsDisabled() {
        bench.restart(builder ->
                builder.policy(MfaPolicy.builder().lockAfter(100).hardCap(2).build()));
        TestBench.App app = bench.enrol(ADA);
        bench.service().verifyTotp(bench.signIn(ADA), app.wrongCode());
        bench.service().verifyTotp(bench.signIn(ADA), app.wrongCode());
        MfaEvent.Attempt told = attempt(() -> bench.service().verifyTotp(bench.signIn(ADA), app.code()));
        assertThat(told.outcome()).isEqualTo(Outcome.DISABLED);
    }

    @Test
    void ofAFactorThatThePolicyForbids() {
        bench.bind(ADA, EMAIL);
        bench.restart(builder -> builder.policy(MfaPolicy.nist()));
        Caller.TokenHolder holder = bench.signIn(ADA);
        DeliveryTarget target = DeliveryTarget.of(EMAIL);
        assertThat(outcomes(() -> bench.service().verifyEmail(holder, target, "123456")))
                .containsExactly(Outcome.NOT_PERMITTED);
        assertThat(outcomes(() -> bench.service().send(holder, target))).containsExactly(Outcome.NOT_PERMITTED);
    }

    @Test
    void ofSendsThatWereRefused() {
        AuthenticatorId app = bench.enrol(ADA).id();
        bench.bind(ADA, PHONE);
        Caller.TokenHolder holder = bench.signIn(ADA);
        assertThat(deliveries(() -> bench.service().send(holder, DeliveryTarget.of(OTHER_PHONE))))
                .containsExactly(DeliveryOutcome.RECIPIENT_NOT_ALLOWED);
        assertThat(outcomes(() -> bench.service().send(holder, DeliveryTarget.of(app))))
                .containsExactly(Outcome.NOTHING_TO_MATCH);
        bench.restart(builder -> builder.policy(
                MfaPolicy.builder().allowedDestinations(Set.of("+49")).build()));
        assertThat(deliveries(() -> bench.service().send(bench.signIn(ADA), TO_PHONE)))
                .containsExactly(DeliveryOutcome.DESTINATION_NOT_ALLOWED);
    }

    @Test
    void ofDeliveredCodesWithTheAuthenticatorTheyWereFor() {
        AuthenticatorId phone = bench.bind(ADA, PHONE);
        AuthenticatorId email = bench.bind(ADA, EMAIL);
        Caller.TokenHolder holder = bench.signIn(ADA);
        bench.service().send(holder, TO_PHONE);
        String code = bench.delivery().codeFor(PHONE);
        MfaEvent.Attempt wrong = attempt(() -> bench.service().verifySms(holder, TO_PHONE, "wrong!"));
        assertThat(wrong.outcome()).isEqualTo(Outcome.WRONG);
        assertThat(wrong.authenticator()).hasValue(phone);
        MfaEvent.Attempt other = attempt(() -> bench.service().verifySms(holder, DeliveryTarget.of(email), code));
        assertThat(other.outcome()).isEqualTo(Outcome.WRONG);
        assertThat(other.authenticator()).isEmpty();
        MfaEvent.Attempt right = attempt(() -> bench.service().verifySms(holder, TO_PHONE, code));
        assertThat(right.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(right.authenticator()).hasValue(phone);
    }

    @Test
    void ofRecoveryCodes() {
        Caller.TokenHolder newcomer = bench.signIn(BOB);
        assertThat(outcomes(() -> bench.service().verifyRecoveryCode(newcomer, "0000")))
                .containsExactly(Outcome.NOTHING_TO_MATCH);
        assertThat(outcomes(() -> bench.service().regenerateRecoveryCodes(SESSION, bench.attested())))
                .containsExactly(Outcome.NOT_PERMITTED);
        bench.enrol(ADA);
        assertThat(outcomes(() -> bench.service().verifyRecoveryCode(bench.signIn(ADA), "0000")))
                .containsExactly(Outcome.WRONG);
        assertThat(outcomes(() -> bench.service().regenerateRecoveryCodes(SESSION, bench.attested())))
                .containsExactly(Outcome.ACCEPTED);
    }

    @Test
    void ofUnbindings() {
        TestBench.App app = bench.enrol(ADA);
        AuthenticatorId unknown = new AuthenticatorId("never-heard-of");
        SecondFactorProof proof = bench.attested();
        assertThat(outcomes(() -> bench.service().unbind(SESSION, unknown, proof)))
                .containsExactly(Outcome.NOTHING_TO_MATCH);
        assertThat(outcomes(() -> bench.service().unbind(SESSION, app.id(), proof)))
                .containsExactly(Outcome.ACCEPTED);
    }

    @Test
    @Tag("SEC-02")
    void ofAPendingSecretThatCannotBeRead() {
        TestBench.App app = bench.associateApp(SESSION);
        var state = StateView.state(bench, ADA);
        state.updatePending(app.id(), it -> it.resealed(new byte[] {1}));
        bench.store().tamper(UserRegister.key(ADA), UserStateCodec.encode(state, 1, new byte[16]));
        MfaEvent.Attempt told = attempt(() -> assertThat(bench.service().confirm(SESSION, app.id(), app.code()))
                .isEqualTo(new Rejected(Reason.INVALID_CODE)));
        assertThat(told.outcome()).isEqualTo(Outcome.UNREADABLE);
        assertThat(StateView.state(bench, ADA).pending(app.id()).orElseThrow().failures())
                .isZero();
    }

    @Test
    @Tag("STO-08")
    void ofAQuotaThatCannotBeRead() {
        bench.bind(ADA, PHONE);
        bench.store().forEach((key, state) -> {
            if (key.kind().equals("recipient-quota")) {
                bench.store().tamper(key, new byte[] {1});
            }
        });
        int before = bench.delivery().messages().size();
        MfaEvent.Attempt told =
                attempt(() -> assertThatThrownBy(() -> bench.service().send(bench.signIn(ADA), TO_PHONE))
                        .isInstanceOf(MfaUnavailableException.class));
        assertThat(told.outcome()).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(told.user()).isEqualTo(Optional.of(ADA));
        assertThat(bench.delivery().messages()).hasSize(before);
    }
}
