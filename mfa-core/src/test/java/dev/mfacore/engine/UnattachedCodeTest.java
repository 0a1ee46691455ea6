package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.BOB;
import static dev.mfacore.support.TestBench.EMAIL;
import static dev.mfacore.support.TestBench.OTHER_PHONE;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.BeginRequest;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Factor;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.Recipient;
import dev.mfacore.Rejected;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.Sending;
import dev.mfacore.Verification;
import dev.mfacore.engine.state.UnattachedCode;
import dev.mfacore.engine.state.UnattachedCodeCodec;
import dev.mfacore.support.StateView;
import dev.mfacore.support.TestBench;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a code is good for that was sent outside any transaction, and for whom. */
class UnattachedCodeTest {

    private static final MfaPolicy POLICY =
            MfaPolicy.builder().unattachedCodes(true).lockAfter(100).build();
    private static final DeliveryTarget TO_PHONE = DeliveryTarget.of(PHONE);
    private static final Rejected INVALID = new Rejected(Rejected.Reason.INVALID_CODE);
    private static final Caller.SignedIn SESSION = Caller.signedIn(ADA);

    private final TestBench bench = TestBench.with(POLICY);

    private String send() {
        return send(bench, PHONE);
    }

    static String send(TestBench bench, Recipient recipient) {
        assertThat(bench.gateway().sendUnattached(recipient, Optional.empty())).isInstanceOf(Sending.Sent.class);
        return bench.delivery().codeFor(recipient);
    }

    private Verification verify(Caller.TokenHolder holder, String code) {
        return bench.service().verifySms(holder, TO_PHONE, code);
    }

    static List<UnattachedCode> kept(TestBench bench) {
        List<UnattachedCode> all = new ArrayList<>();
        bench.store().forEach((key, state) -> {
            if (key.kind().equals("unattached-code")) {
                all.add(UnattachedCodeCodec.decode(state));
            }
        });
        return all;
    }

    private int failuresOf(dev.mfacore.UserId user) {
        return StateView.state(bench, user).throttle(Factor.SMS).failures();
    }

    @Test
    @Tag("DOTP-03")
    void signsItsHolderInOnce() {
        AuthenticatorId phone = bench.bind(ADA, PHONE);
        String code = send();
        Caller.TokenHolder first = bench.signIn(ADA);
        Caller.TokenHolder second = bench.signIn(ADA);
        assertThat(bench.service().verifySms(first, DeliveryTarget.of(phone), code))
                .isInstanceOf(Verification.Verified.class);
        assertThat(verify(second, code)).isEqualTo(INVALID);
        assertThat(verify(first, code)).isEqualTo(new Rejected(Rejected.Reason.INVALID_TOKEN));
        assertThat(bench.events().outcomes())
                .endsWith(MfaEvent.Outcome.ACCEPTED, MfaEvent.Outcome.REPLAYED, MfaEvent.Outcome.DEAD_TOKEN);
    }

    @Test
    @Tag("DOTP-07")
    @Tag("BIND-05")
    void isWorthlessForStepUpUnbindingAndAsAProof() {
        bench.enrol(ADA);
        AuthenticatorId phone = bench.bind(ADA, PHONE);
        String code = send();
        assertThat(verify(bench.begin(BeginRequest.stepUp(ADA)), code)).isEqualTo(INVALID);
        assertThat(verify(bench.begin(BeginRequest.unbind(ADA)), code)).isEqualTo(INVALID);
        assertThat(bench.service().unbind(SESSION, phone, new SecondFactorProof.TotpCode(code)))
                .isEqualTo(INVALID);
        assertThat(bench.service().unbind(SESSION, phone, new SecondFactorProof.RecoveryCode(code)))
                .isEqualTo(INVALID);
        assertThat(kept(bench))
                .singleElement()
                .satisfies(it -> assertThat(it.failures()).isZero());
        assertThat(verify(bench.signIn(ADA), code)).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("DOTP-07")
    void belongsToItsRecipientAndChannel() {
        bench.bind(ADA, PHONE);
        bench.bind(ADA, OTHER_PHONE);
        bench.bind(ADA, EMAIL);
        String code = send();
        send(bench, EMAIL);
        Caller.TokenHolder holder = bench.signIn(ADA);
        assertThat(bench.service().verifySms(holder, DeliveryTarget.of(OTHER_PHONE), code))
                .isEqualTo(INVALID);
        assertThat(bench.service().verifyEmail(holder, DeliveryTarget.of(EMAIL), code))
                .isEqualTo(INVALID);
        assertThat(verify(holder, bench.delivery().codeFor(EMAIL))).isEqualTo(INVALID);
        assertThat(verify(holder, code)).isInstanceOf(Verification.Verified.class);
    }

    @Property(tries = 40)
    @net.jqwik.api.Tag("DOTP-04")
    void livesToTheNanosecondBeforeItsEnd(@ForAll @IntRange(min = 1, max = 600) int life) {
        MfaPolicy brief = POLICY.toBuilder().codeLife(Duration.ofSeconds(life)).build();
        for (boolean late : new boolean[] {false, true}) {
            TestBench fresh = TestBench.with(brief);
            fresh.bind(ADA, PHONE);
            String code = send(fresh, PHONE);
            fresh.clock().advance(Duration.ofSeconds(life).minusNanos(late ? 0 : 1));
            assertThat(fresh.service().verifySms(fresh.signIn(ADA), TO_PHONE, code) instanceof Verification.Verified)
                    .isEqualTo(!late);
        }
    }

    @Test
    @Tag("DOTP-05")
    void aNewOneVoidsTheOldOne() {
        bench.bind(ADA, PHONE);
        String old = send();
        bench.clock().advance(Duration.ofSeconds(61));
        String latest = send();
        assertThat(old).isNotEqualTo(latest);
        Caller.TokenHolder holder = bench.signIn(ADA);
        assertThat(verify(holder, old)).isEqualTo(INVALID);
        assertThat(verify(holder, latest)).isInstanceOf(Verification.Verified.class);
    }

    @Property(tries = 30)
    @net.jqwik.api.Tag("DOTP-09")
    @net.jqwik.api.Tag("THR-03")
    void diesAfterSoManyWrongTriesInWhateverTransactions(@ForAll @IntRange(min = 1, max = 10) int tries) {
        TestBench fresh =
                TestBench.with(POLICY.toBuilder().codeMaxFailures(tries).build());
        fresh.bind(ADA, PHONE);
        for (int wrong : new int[] {tries - 1, tries}) {
            int before = StateView.state(fresh, ADA).throttle(Factor.SMS).failures();
            String code = send(fresh, PHONE);
            for (int i = 0; i < wrong; i++) {
                assertThat(fresh.service().verifySms(fresh.signIn(ADA), TO_PHONE, "wrong!"))
                        .isEqualTo(INVALID);
            }
            assertThat(StateView.state(fresh, ADA).throttle(Factor.SMS).failures())
                    .isEqualTo(before + wrong);
            assertThat(kept(fresh))
                    .singleElement()
                    .satisfies(it -> assertThat(it.failures()).isEqualTo(wrong));
            assertThat(fresh.service().verifySms(fresh.signIn(ADA), TO_PHONE, code) instanceof Verification.Verified)
                    .isEqualTo(wrong < tries);
            fresh.clock().advance(Duration.ofHours(1));
        }
    }

    @Test
    @Tag("BIND-10")
    void bindsWithinASignInThatMayBind() {
        Caller.TokenHolder holder = bench.signIn(ADA);
        assertThat(verify(holder, send())).isInstanceOf(Verification.Verified.class);
        assertThat(StateView.state(bench, ADA).active(Factor.SMS)).hasSize(1);
        bench.clock().advance(Duration.ofHours(1));
        assertThat(verify(bench.signIn(ADA), send())).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("BIND-04")
    void bindsNothingWhereThereIsAFactorAlready() {
        bench.enrol(ADA);
        String code = send();
        assertThat(verify(bench.signIn(ADA), code)).isEqualTo(INVALID);
        assertThat(StateView.state(bench, ADA).active(Factor.SMS)).isEmpty();
        assertThat(verify(bench.signIn(BOB), code))
                .as("a stranger has not used it up")
                .isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("BIND-11")
    @Tag("THR-09")
    void strangersToTheRecipientNeitherUseItUpNorWearItOut() {
        bench.bind(BOB, PHONE);
        String code = send();
        for (int i = 0; i < 12; i++) {
            Caller.TokenHolder stranger = bench.signIn(ADA);
            assertThat(verify(stranger, i % 2 == 0 ? code : "wrong!")).isEqualTo(INVALID);
        }
        assertThat(kept(bench))
                .singleElement()
                .satisfies(it -> assertThat(it.failures()).isZero());
        assertThat(StateView.state(bench, ADA).active(Factor.SMS)).isEmpty();
        assertThat(verify(bench.signIn(BOB), code)).isInstanceOf(Verification.Verified.class);
    }

    private AuthenticatorId pending() {
        Association association = bench.service().associate(SESSION, AssociateRequest.deliveredTo("mine", PHONE));
        bench.clock().advance(Duration.ofSeconds(61));
        return ((Association.DeliveredCodes) association).authenticator();
    }

    @Test
    @Tag("BIND-02")
    void confirmsAPendingAssociationOfItsRecipientOnce() {
        AuthenticatorId id = pending();
        String code = send();
        assertThat(bench.service().confirm(SESSION, id, code)).isInstanceOf(Confirmation.Confirmed.class);
        assertThat(verify(bench.signIn(ADA), code)).isEqualTo(INVALID);
    }

    @Test
    @Tag("BIND-02")
    @Tag("DOTP-09")
    void wrongConfirmationsCountAndExpiredAssociationsUseNothingUp() {
        AuthenticatorId id = pending();
        String code = send();
        assertThat(bench.service().confirm(SESSION, id, "wrong!")).isEqualTo(INVALID);
        assertThat(failuresOf(ADA)).isEqualTo(1);
        assertThat(kept(bench))
                .singleElement()
                .satisfies(it -> assertThat(it.failures()).isEqualTo(1));
        TestBench brief = TestBench.with(
                POLICY.toBuilder().pendingLife(Duration.ofSeconds(62)).build());
        Association.DeliveredCodes late = (Association.DeliveredCodes)
                brief.service().associate(SESSION, AssociateRequest.deliveredTo("mine", PHONE));
        brief.clock().advance(Duration.ofSeconds(61));
        String lateCode = send(brief, PHONE);
        brief.clock().advance(Duration.ofSeconds(1));
        assertThat(brief.service().confirm(SESSION, late.authenticator(), lateCode))
                .isEqualTo(INVALID);
        assertThat(brief.service().verifySms(brief.signIn(ADA), TO_PHONE, lateCode))
                .isInstanceOf(Verification.Verified.class);
        assertThat(bench.service().confirm(SESSION, id, code)).isInstanceOf(Confirmation.Confirmed.class);
    }

    @Test
    @Tag("BIND-11")
    void confirmsNothingThatAnotherUserHolds() {
        bench.bind(BOB, PHONE);
        AuthenticatorId again = pending();
        String code = send();
        assertThat(bench.service().confirm(SESSION, again, code)).isEqualTo(INVALID);
        assertThat(verify(bench.signIn(BOB), code)).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("THR-09")
    @Tag("DOTP-03")
    void neitherKindVoidsTheOtherAndEitherIsGood() {
        bench.bind(ADA, PHONE);
        Caller.TokenHolder first = bench.signIn(ADA);
        assertThat(bench.service().send(first, TO_PHONE)).isInstanceOf(Sending.Sent.class);
        String attached = bench.delivery().codeFor(PHONE);
        String unattached = send();
        Caller.TokenHolder second = bench.signIn(ADA);
        assertThat(verify(second, attached)).isEqualTo(INVALID);
        assertThat(verify(first, attached)).isInstanceOf(Verification.Verified.class);
        assertThat(verify(second, unattached)).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("DOTP-09")
    void aWrongCodeCountsAgainstBothThatAreAlive() {
        bench.bind(ADA, PHONE);
        Caller.TokenHolder holder = bench.signIn(ADA);
        bench.service().send(holder, TO_PHONE);
        send();
        verify(holder, "wrong!");
        assertThat(kept(bench))
                .singleElement()
                .satisfies(it -> assertThat(it.failures()).isEqualTo(1));
        assertThat(StateView.state(bench, ADA).transactions().get(0).challenges())
                .singleElement()
                .satisfies(it -> assertThat(it.failures()).isEqualTo(1));
        assertThat(failuresOf(ADA)).isEqualTo(1);
    }

    @Test
    @Tag("DOTP-06")
    void isNotLookedAtWhereThePolicyForbidsIt() {
        bench.bind(ADA, PHONE);
        String code = send();
        bench.restart(builder -> builder.policy(MfaPolicy.defaults()));
        assertThat(verify(bench.signIn(ADA), code)).isEqualTo(INVALID);
        assertThat(kept(bench))
                .singleElement()
                .satisfies(it -> assertThat(it.failures()).isZero());
    }

    @Test
    @Tag("STO-08")
    void aRegisterThatCannotBeReadAcceptsNothing() {
        bench.bind(ADA, PHONE);
        String code = send();
        bench.store().forEach((key, state) -> {
            if (key.kind().equals("unattached-code")) {
                bench.store().tamper(key, new byte[] {1, 2, 3});
            }
        });
        Caller.TokenHolder holder = bench.signIn(ADA);
        assertThatThrownBy(() -> verify(holder, code)).isInstanceOf(dev.mfacore.MfaUnavailableException.class);
        assertThat(failuresOf(ADA)).isZero();
    }
}
