package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.BOB;
import static dev.mfacore.support.TestBench.EMAIL;
import static dev.mfacore.support.TestBench.OTHER_PHONE;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.AdminAction;
import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.BeginRequest;
import dev.mfacore.Beginning;
import dev.mfacore.BindableAnswer;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.EmailAddress;
import dev.mfacore.Factor;
import dev.mfacore.Listing;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.Recipient;
import dev.mfacore.Rejected;
import dev.mfacore.Rejected.Reason;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.Unbinding;
import dev.mfacore.UserId;
import dev.mfacore.Verification;
import dev.mfacore.port.UserDirectory;
import dev.mfacore.port.UserNotice;
import dev.mfacore.support.TestBench;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The life of an authenticator: pending, bound, unbound. */
class BindingTest {

    private static final Rejected INVALID = new Rejected(Reason.INVALID_CODE);
    private static final Rejected PROOF_REQUIRED = new Rejected(Reason.PROOF_REQUIRED);
    private static final Caller.SignedIn SESSION = Caller.signedIn(ADA);

    private final TestBench bench = TestBench.create();

    private Verification signIn(String code) {
        return bench.service().verifyTotp(bench.signIn(ADA), code);
    }

    private List<AuthenticatorSummary> listed(UserId user) {
        return ((Listing.Authenticators) bench.service().listAuthenticators(Caller.signedIn(user))).authenticators();
    }

    @Test
    @Tag("BIND-01")
    void pendingIsNotActive() {
        TestBench.App active = bench.enrol(ADA);
        TestBench.App pending = bench.associateApp(SESSION, bench.attested());
        assertThat(signIn(pending.code())).isEqualTo(INVALID);
        assertThat(signIn(active.code())).isInstanceOf(Verification.Verified.class);
        bench.associateApp(Caller.signedIn(BOB));
        assertThat(bench.service().begin(BeginRequest.signIn(BOB))).isInstanceOf(Beginning.EnrolmentRequired.class);
    }

    @Test
    @Tag("BIND-02")
    void confirmTakesACodeOfThePendingSecretOnly() {
        TestBench.App active = bench.enrol(ADA);
        TestBench.App pending = bench.associateApp(SESSION, bench.attested());
        assertThat(bench.service().confirm(SESSION, pending.id(), active.code()))
                .isEqualTo(INVALID);
        assertThat(listed(ADA))
                .extracting(AuthenticatorSummary::status)
                .containsExactly(AuthenticatorSummary.Status.ACTIVE, AuthenticatorSummary.Status.PENDING);
        assertThat(bench.service().confirm(SESSION, pending.id(), pending.code()))
                .isInstanceOf(Confirmation.Confirmed.class);
        pending.nextStep().nextStep();
        assertThat(signIn(pending.code())).isInstanceOf(Verification.Verified.class);
        assertThat(signIn(active.code())).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("BIND-03")
    void pendingIsShortLivedSingleAndPersonal() {
        TestBench.App voided = bench.associateApp(SESSION);
        TestBench.App pending = bench.associateApp(SESSION);
        assertThat(bench.service().confirm(SESSION, voided.id(), voided.code())).isEqualTo(INVALID);
        assertThat(bench.service().confirm(SESSION.inSession("another"), pending.id(), pending.code()))
                .isEqualTo(INVALID);
        assertThat(bench.service().confirm(Caller.signedIn(BOB), pending.id(), pending.code()))
                .isEqualTo(INVALID);
        assertThat(bench.service().confirm(bench.signIn(ADA), pending.id(), pending.code()))
                .isEqualTo(INVALID);
        assertThat(bench.service().confirm(SESSION, pending.id(), pending.code()))
                .isInstanceOf(Confirmation.Confirmed.class);
        assertThat(bench.service().confirm(SESSION, pending.id(), pending.code()))
                .isEqualTo(INVALID);
    }

    @Test
    @Tag("BIND-03")
    void pendingEndsToTheNanosecond() {
        for (long nanos : new long[] {-1, 0, 1}) {
            TestBench own = TestBench.create();
            TestBench.App pending = own.associateApp(SESSION);
            own.clock().advance(Duration.ofMinutes(10).plusNanos(nanos));
            Confirmation answer = own.service().confirm(SESSION, pending.id(), pending.code());
            assertThat(answer instanceof Confirmation.Confirmed).isEqualTo(nanos < 0);
        }
    }

    @Test
    @Tag("BIND-04")
    @Tag("TXN-05")
    void addingAFactorTakesAnExistingOne() {
        TestBench.App app = bench.enrol(ADA);
        AssociateRequest more = AssociateRequest.authenticatorApp("tablet");
        assertThat(bench.service().associate(SESSION, more)).isEqualTo(PROOF_REQUIRED);
        assertThat(bench.service().associate(bench.signIn(ADA), more)).isEqualTo(new Rejected(Reason.NOT_PERMITTED));
        assertThat(bench.service().associate(SESSION, more, new SecondFactorProof.TotpCode(app.wrongCode())))
                .isEqualTo(INVALID);
        assertThat(bench.service().associate(SESSION, more, new SecondFactorProof.TotpCode(app.code())))
                .isInstanceOf(Association.AuthenticatorApp.class);
    }

    @Test
    @Tag("BIND-04")
    void aPendingMadeWithoutProofCannotJoinAFactorThatCameMeanwhile() {
        TestBench.App pending = bench.associateApp(SESSION);
        bench.bind(ADA, PHONE);
        bench.clock().advance(Duration.ofHours(-2));
        assertThat(bench.service().confirm(SESSION, pending.id(), pending.code()))
                .isEqualTo(PROOF_REQUIRED);
        assertThat(listed(ADA))
                .filteredOn(it -> it.status() == AuthenticatorSummary.Status.ACTIVE)
                .hasSize(1);
    }

    @Test
    @Tag("BIND-04")
    @Tag("BIND-05")
    void proofsAgeAndBelongToTheirUser() {
        TestBench.App app = bench.enrol(ADA);
        bench.enrol(BOB);
        Caller.TokenHolder holder = bench.signIn(ADA);
        SecondFactorProof sealed = ((Verification.Verified) bench.service().verifyTotp(holder, app.code())).proof();
        Instant at = bench.clock().instant();
        AuthenticatorId bobs = listed(BOB).get(0).id();
        assertThat(bench.service().unbind(Caller.signedIn(BOB), bobs, sealed)).isEqualTo(PROOF_REQUIRED);
        bench.clock().set(at.plus(Duration.ofMinutes(10)));
        assertThat(bench.service().unbind(SESSION, app.id(), sealed)).isEqualTo(PROOF_REQUIRED);
        assertThat(bench.service().unbind(SESSION, app.id(), new SecondFactorProof.Attested(at)))
                .isEqualTo(PROOF_REQUIRED);
        assertThat(bench.service().unbind(SESSION, app.id(), new SecondFactorProof.Attested(at.plusSeconds(601))))
                .isEqualTo(PROOF_REQUIRED);
        assertThat(bench.service().unbind(SESSION, app.id(), new SecondFactorProof.Sealed("nonsense")))
                .isEqualTo(PROOF_REQUIRED);
        bench.clock().set(at.plus(Duration.ofMinutes(10)).minusNanos(1));
        assertThat(bench.service().unbind(SESSION, app.id(), sealed)).isInstanceOf(Unbinding.Unbound.class);
    }

    @Test
    @Tag("BIND-05")
    void nothingButAProofOrAnOperatorRemovesAFactor() {
        TestBench.App app = bench.enrol(ADA);
        Caller.TokenHolder holder = bench.signIn(ADA);
        bench.service().associate(SESSION, AssociateRequest.authenticatorApp("x"));
        bench.service().associate(holder, AssociateRequest.authenticatorApp("x"));
        bench.service().confirm(SESSION, app.id(), "000000");
        bench.service().unbind(SESSION, app.id(), new SecondFactorProof.TotpCode(""));
        bench.service().regenerateRecoveryCodes(SESSION, new SecondFactorProof.Sealed(" "));
        assertThat(signIn(app.code())).isInstanceOf(Verification.Verified.class);
        bench.admin().resetUser(ADA, new AdminAction("helpdesk-7", "lost phone, id checked"));
        assertThat(listed(ADA)).isEmpty();
        MfaEvent.Change reset =
                (MfaEvent.Change) bench.events().all().get(bench.events().all().size() - 1);
        assertThat(reset.type()).isEqualTo(MfaEvent.ChangeType.RESET_BY_OPERATOR);
        assertThat(reset.action()).hasValue(new AdminAction("helpdesk-7", "lost phone, id checked"));
    }

    @Test
    @Tag("BIND-06")
    void othersAuthenticatorsAreUnknown() {
        TestBench.App adas = bench.enrol(ADA);
        bench.enrol(BOB);
        Rejected unknown = new Rejected(Reason.UNKNOWN_AUTHENTICATOR);
        Caller.SignedIn bob = Caller.signedIn(BOB);
        assertThat(bench.service().unbind(bob, adas.id(), bench.attested())).isEqualTo(unknown);
        assertThat(bench.service().unbind(bob, new AuthenticatorId("never-heard-of"), bench.attested()))
                .isEqualTo(unknown);
        assertThat(listed(BOB)).extracting(AuthenticatorSummary::id).doesNotContain(adas.id());
        assertThat(signIn(adas.code())).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("BIND-07")
    @Tag("TXN-07")
    void unbindingIsCompleteOnEveryNode() {
        TestBench.App app = bench.enrol(ADA);
        AuthenticatorId phone = bench.bind(ADA, PHONE);
        Caller.TokenHolder running = bench.signIn(ADA);
        bench.service().send(running, DeliveryTarget.of(PHONE));
        String code = bench.delivery().codeFor(PHONE);
        TestBench.App pending = bench.associateApp(SESSION, bench.attested());
        var otherNode = bench.build(builder -> builder);
        assertThat(bench.service().unbind(SESSION, phone, bench.attested())).isEqualTo(new Unbinding.Unbound(1));
        assertThat(otherNode.service().verifySms(running, DeliveryTarget.of(PHONE), code))
                .isEqualTo(TokenGate.INVALID_TOKEN);
        assertThat(otherNode.service().verifyTotp(running, app.code())).isEqualTo(TokenGate.INVALID_TOKEN);
        assertThat(otherNode.service().confirm(SESSION, pending.id(), pending.code()))
                .isEqualTo(INVALID);
        assertThat(otherNode.service().send(bench.signIn(ADA), DeliveryTarget.of(PHONE)))
                .isInstanceOf(dev.mfacore.Sending.NotSent.class);
    }

    @Test
    @Tag("BIND-07")
    void anUnboundAppIsRefused() {
        TestBench.App app = bench.enrol(ADA);
        bench.bind(ADA, PHONE);
        bench.service().unbind(SESSION, app.id(), bench.attested());
        assertThat(signIn(app.code())).isEqualTo(INVALID);
    }

    @Test
    @Tag("BIND-08")
    void withoutAFactorSignInDemandsEnrolment() {
        TestBench.App app = bench.enrol(ADA);
        assertThat(bench.service().unbind(SESSION, app.id(), bench.attested())).isEqualTo(new Unbinding.Unbound(0));
        Beginning beginning = bench.service().begin(BeginRequest.signIn(ADA));
        assertThat(beginning).isInstanceOf(Beginning.EnrolmentRequired.class);
        Caller.TokenHolder holder = Caller.holding(((Beginning.EnrolmentRequired) beginning).token());
        assertThat(bench.service().verifyTotp(holder, app.code())).isEqualTo(INVALID);
        assertThat(bench.service()
                        .verifyRecoveryCode(holder, app.recoveryCodes().get(0)))
                .isEqualTo(INVALID);
        TestBench.App next = bench.associateApp(holder);
        assertThat(bench.service().confirm(holder, next.id(), next.code())).isInstanceOf(Confirmation.Confirmed.class);
        next.nextStep().nextStep();
        assertThat(bench.service().verifyTotp(holder, next.code())).isInstanceOf(Verification.Verified.class);
        TestBench optional =
                TestBench.with(MfaPolicy.builder().secondFactorRequired(false).build());
        assertThat(optional.service().begin(BeginRequest.signIn(ADA))).isInstanceOf(Beginning.NoSecondFactor.class);
        optional.enrol(ADA);
        assertThat(optional.service().begin(BeginRequest.signIn(ADA)))
                .isInstanceOf(Beginning.SecondFactorRequired.class);
    }

    @Test
    @Tag("BIND-09")
    void everyBindingHasANewSecretShownOnce() {
        List<String> secrets = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            secrets.add(bench.associateApp(Caller.signedIn(new UserId("user" + i)))
                    .uri()
                    .secret()
                    .revealBase32());
        }
        assertThat(secrets).doesNotHaveDuplicates();
        TestBench.App app = bench.enrol(ADA);
        String secret = app.uri().secret().revealBase32();
        String everything = listed(ADA)
                + bench.admin().listAuthenticators(ADA).toString()
                + bench.service().begin(BeginRequest.signIn(ADA))
                + bench.events().all();
        assertThat(everything).doesNotContain(secret).doesNotContain("otpauth");
    }

    @Test
    @Tag("BIND-10")
    void aRecipientIsAFactorOnlyByACodeSentToIt() {
        bench.enrol(ADA);
        Association.DeliveredCodes first = (Association.DeliveredCodes)
                bench.service().associate(SESSION, AssociateRequest.deliveredTo("a", PHONE), bench.attested());
        String toFirst = bench.delivery().codeFor(PHONE);
        bench.clock().advance(Duration.ofMinutes(3));
        Association.DeliveredCodes second = (Association.DeliveredCodes)
                bench.service().associate(SESSION, AssociateRequest.deliveredTo("b", OTHER_PHONE), bench.attested());
        assertThat(bench.service().confirm(SESSION, second.authenticator(), toFirst))
                .isEqualTo(INVALID);
        assertThat(bench.service().confirm(SESSION, first.authenticator(), toFirst))
                .isEqualTo(INVALID);
        assertThat(bench.service()
                        .confirm(
                                SESSION,
                                second.authenticator(),
                                bench.delivery().codeFor(OTHER_PHONE)))
                .isInstanceOf(Confirmation.Confirmed.class);
    }

    @Test
    @Tag("BIND-10")
    void theDirectoryIsTrustedOnceAndOnlyIfTold() {
        List<Recipient> verified = new ArrayList<>(List.of(PHONE));
        UserDirectory directory = user -> Optional.of(new UserDirectory.Entry(
                "ada", Optional.of((dev.mfacore.PhoneNumber) verified.get(0)), Optional.empty()));
        bench.restart(builder -> builder.directory(directory));
        bench.signIn(ADA);
        assertThat(listed(ADA)).isEmpty();
        bench.restart(builder -> builder.directory(directory)
                .policy(MfaPolicy.builder().trustDirectoryAtFirstSight(true).build()));
        assertThat(bench.service().begin(BeginRequest.signIn(ADA))).isInstanceOf(Beginning.SecondFactorRequired.class);
        verified.set(0, OTHER_PHONE);
        Caller.TokenHolder holder = bench.signIn(ADA);
        assertThat(listed(ADA)).hasSize(1);
        assertThat(bench.service().send(holder, DeliveryTarget.of(OTHER_PHONE)))
                .isInstanceOf(dev.mfacore.Sending.NotSent.class);
        assertThat(bench.service().send(holder, DeliveryTarget.of(PHONE))).isInstanceOf(dev.mfacore.Sending.Sent.class);
    }

    @Test
    @Tag("BIND-11")
    void ofManyConfirmsForOneRecipientOneSucceeds() throws Exception {
        for (int round = 0; round < 20; round++) {
            TestBench own = TestBench.seeded(round);
            List<Callable<Confirmation>> confirms = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Caller.SignedIn session = Caller.signedIn(new UserId("user" + i));
                EmailAddress spelt = EmailAddress.parse(i % 2 == 0 ? "a@example.com" : "A@EXAMPLE.COM");
                Association.DeliveredCodes pending = (Association.DeliveredCodes)
                        own.service().associate(session, AssociateRequest.deliveredTo("m", spelt));
                String code = own.delivery().last().code();
                confirms.add(() -> own.service().confirm(session, pending.authenticator(), code));
                own.clock().advance(Duration.ofSeconds(61));
            }
            ExecutorService threads = Executors.newFixedThreadPool(4);
            int bound = 0;
            try {
                for (Future<Confirmation> answer : threads.invokeAll(confirms)) {
                    bound += answer.get() instanceof Confirmation.Confirmed ? 1 : 0;
                }
            } finally {
                threads.shutdown();
            }
            assertThat(bound).isEqualTo(1);
        }
    }

    @Test
    @Tag("BIND-11")
    void aRecipientIsFreeAgainOnceUnbound() {
        AuthenticatorId phone = bench.bind(ADA, PHONE);
        bench.service().unbind(SESSION, phone, bench.attested());
        bench.bind(BOB, PHONE);
        assertThat(listed(BOB)).hasSize(1);
    }

    @Test
    @Tag("BIND-12")
    void bindableSaysYesOrNoAndChangesNothing() {
        bench.bind(ADA, PHONE);
        Caller.TokenHolder holder = bench.signIn(BOB);
        int messages = bench.delivery().messages().size();
        assertThat(bench.service().checkBindable(holder, PHONE)).isEqualTo(new BindableAnswer.Decided(false));
        assertThat(bench.service().checkBindable(holder, OTHER_PHONE)).isEqualTo(new BindableAnswer.Decided(true));
        assertThat(bench.stored(BOB)).isEmpty();
        assertThat(bench.delivery().messages()).hasSize(messages);
        bench.bind(ADA, EMAIL);
        assertThat(bench.service().checkBindable(bench.signIn(BOB), EmailAddress.parse("ADA@Example.COM")))
                .isEqualTo(new BindableAnswer.Decided(false));
        assertThat(bench.service().checkBindable(Caller.holding(new dev.mfacore.MfaToken("x")), PHONE))
                .isEqualTo(TokenGate.INVALID_TOKEN);
    }

    @Test
    @Tag("BIND-12")
    void bindableIsLimitedPerTokenAndAccount() {
        bench.restart(builder -> builder.policy(MfaPolicy.builder()
                .bindableChecksPerTransaction(3)
                .bindableChecksPerHour(5)
                .build()));
        Caller.TokenHolder first = bench.signIn(ADA);
        for (int i = 0; i < 3; i++) {
            assertThat(bench.service().checkBindable(first, PHONE)).isInstanceOf(BindableAnswer.Decided.class);
        }
        assertThat(bench.service().checkBindable(first, PHONE)).isInstanceOf(BindableAnswer.Throttled.class);
        Caller.TokenHolder second = bench.signIn(ADA);
        assertThat(bench.service().checkBindable(second, PHONE)).isInstanceOf(BindableAnswer.Decided.class);
        assertThat(bench.service().checkBindable(second, PHONE)).isInstanceOf(BindableAnswer.Decided.class);
        assertThat(bench.service().checkBindable(second, PHONE)).isInstanceOf(BindableAnswer.Throttled.class);
        assertThat(bench.service().checkBindable(bench.signIn(BOB), PHONE)).isInstanceOf(BindableAnswer.Decided.class);
    }

    @Test
    @Tag("BIND-13")
    void everyChangeIsToldOnceAndNotOnlyToTheChangedAddress() {
        List<UserNotice> notices = new ArrayList<>();
        bench.restart(builder -> builder.notifier(notices::add));
        TestBench.App app = bench.enrol(ADA);
        bench.bind(ADA, EMAIL);
        AuthenticatorId phone = bench.bind(ADA, PHONE);
        assertThat(bench.events().changes())
                .containsExactly(MfaEvent.ChangeType.BOUND, MfaEvent.ChangeType.BOUND, MfaEvent.ChangeType.BOUND);
        assertThat(notices.get(1).addresses()).isEmpty();
        assertThat(notices.get(2).addresses()).containsExactly(EMAIL);
        bench.service().unbind(SESSION, phone, bench.attested());
        assertThat(notices.get(3).addresses()).containsExactly(EMAIL);
        bench.service()
                .verifyRecoveryCode(bench.signIn(ADA), app.recoveryCodes().get(0));
        bench.service().regenerateRecoveryCodes(SESSION, bench.attested());
        assertThat(notices)
                .extracting(it -> it.change().type())
                .endsWith(
                        MfaEvent.ChangeType.UNBOUND,
                        MfaEvent.ChangeType.RECOVERY_CODE_USED,
                        MfaEvent.ChangeType.RECOVERY_CODES_REGENERATED);
        int before = notices.size();
        bench.service().unbind(SESSION, app.id(), new SecondFactorProof.Sealed("no"));
        assertThat(notices).hasSize(before);
    }

    @Test
    @Tag("BIND-04")
    void atMostSoManyOfAKind() {
        bench.enrol(ADA);
        for (int i = 1; i < 5; i++) {
            TestBench.App more = bench.associateApp(SESSION, bench.attested());
            assertThat(bench.service().confirm(SESSION, more.id(), more.code()))
                    .isInstanceOf(Confirmation.Confirmed.class);
        }
        assertThat(bench.service().associate(SESSION, AssociateRequest.authenticatorApp("x"), bench.attested()))
                .isEqualTo(new Rejected(Reason.TOO_MANY_AUTHENTICATORS));
    }

    @Test
    @Tag("BIND-10")
    void firstSightTakesWhatThePolicyAllowsAndNobodyElseHolds() {
        UserDirectory directory =
                user -> Optional.of(new UserDirectory.Entry("name", Optional.of(PHONE), Optional.of(EMAIL)));
        MfaPolicy.Builder trusting = MfaPolicy.builder().trustDirectoryAtFirstSight(true);
        bench.restart(builder -> builder.directory(directory)
                .policy(trusting.factors(java.util.Set.of(Factor.TOTP, Factor.SMS))
                        .build()));
        bench.signIn(ADA);
        assertThat(listed(ADA)).extracting(AuthenticatorSummary::factor).containsExactly(Factor.SMS);
        assertThat(bench.service().begin(BeginRequest.signIn(BOB))).isInstanceOf(Beginning.EnrolmentRequired.class);
        bench.service().unbind(SESSION, listed(ADA).get(0).id(), bench.attested());
        bench.signIn(BOB);
        assertThat(listed(BOB)).as("once in a user's life").isEmpty();
        bench.restart(builder -> builder.directory(directory)
                .policy(trusting.uniqueRecipients(false).build()));
        for (String name : List.of("carol", "dave")) {
            bench.signIn(new UserId(name));
            assertThat(listed(new UserId(name)))
                    .extracting(AuthenticatorSummary::factor)
                    .containsExactly(Factor.SMS);
        }
    }

    @Test
    @Tag("TXN-06")
    @Tag("BIND-06")
    void beginningNamesTheFactorsThatCanBeUsedAndNoOthers() {
        bench.restart(builder ->
                builder.policy(MfaPolicy.builder().lockAfter(100).hardCap(1).build()));
        TestBench.App app = bench.enrol(ADA);
        bench.bind(ADA, PHONE);
        bench.bind(ADA, EMAIL);
        bench.associateApp(SESSION, bench.attested());
        assertThat(usable()).containsExactly(Factor.TOTP, Factor.SMS, Factor.EMAIL);
        bench.service().verifyTotp(bench.signIn(ADA), app.wrongCode());
        assertThat(usable()).as("the app is disabled").containsExactly(Factor.SMS, Factor.EMAIL);
        bench.restart(builder -> builder.policy(MfaPolicy.nist()));
        assertThat(usable()).as("email is forbidden").containsExactly(Factor.SMS);
    }

    private List<Factor> usable() {
        Beginning beginning = bench.service().begin(BeginRequest.signIn(ADA));
        return ((Beginning.SecondFactorRequired) beginning)
                .authenticators().stream().map(AuthenticatorSummary::factor).toList();
    }

    @Test
    @Tag("BIND-03")
    void anExpiredAssociationIsNotListed() {
        bench.associateApp(SESSION);
        bench.clock().advance(Duration.ofMinutes(10).minusNanos(1));
        assertThat(listed(ADA)).hasSize(1);
        bench.clock().advance(Duration.ofNanos(1));
        assertThat(listed(ADA)).isEmpty();
    }

    @Test
    @Tag("THR-01")
    @Tag("DOTP-08")
    void aDisabledPhoneIsSentNothing() {
        bench.restart(builder ->
                builder.policy(MfaPolicy.builder().lockAfter(100).hardCap(1).build()));
        AuthenticatorId phone = bench.bind(ADA, PHONE);
        bench.service().verifySms(bench.signIn(ADA), DeliveryTarget.of(PHONE), "wrong!");
        int before = bench.delivery().messages().size();
        for (DeliveryTarget target : List.of(DeliveryTarget.of(PHONE), DeliveryTarget.of(phone))) {
            assertThat(bench.service().send(bench.signIn(ADA), target))
                    .isEqualTo(new dev.mfacore.Sending.NotSent(
                            dev.mfacore.Sending.Cause.RECIPIENT_NOT_ALLOWED, Optional.empty()));
        }
        assertThat(bench.delivery().messages()).hasSize(before);
    }

    @Test
    @Tag("THR-08")
    void aPhoneIsNotAssociatedWithACodeOfALockedApp() {
        TestBench.App app = bench.enrol(ADA);
        for (int i = 0; i < 5; i++) {
            bench.service().verifyTotp(bench.signIn(ADA), app.wrongCode());
        }
        assertThat(bench.service()
                        .associate(
                                SESSION,
                                AssociateRequest.deliveredTo("mine", PHONE),
                                new SecondFactorProof.TotpCode(app.code())))
                .isInstanceOf(dev.mfacore.Locked.class);
        assertThat(bench.delivery().messages()).isEmpty();
    }
}
