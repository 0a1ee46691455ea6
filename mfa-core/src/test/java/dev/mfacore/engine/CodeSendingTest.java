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
import dev.mfacore.DeliveryTarget;
import dev.mfacore.EmailAddress;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.PhoneNumber;
import dev.mfacore.Rejected;
import dev.mfacore.Sending;
import dev.mfacore.Sending.Cause;
import dev.mfacore.UserId;
import dev.mfacore.Verification;
import dev.mfacore.port.OtpMessage;
import dev.mfacore.support.TestBench;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sending codes: where they may go, how often, and what a failure leaves behind. */
class CodeSendingTest {

    private static final DeliveryTarget TO_PHONE = DeliveryTarget.of(PHONE);

    private final TestBench bench = TestBench.create();

    @Test
    @Tag("DOTP-08")
    void codesGoToConfirmedRecipientsOnly() {
        bench.bind(ADA, PHONE);
        Caller.TokenHolder holder = bench.signIn(ADA);
        int before = bench.delivery().messages().size();
        assertThat(bench.service().send(holder, DeliveryTarget.of(OTHER_PHONE)))
                .isEqualTo(new Sending.NotSent(Cause.RECIPIENT_NOT_ALLOWED, java.util.Optional.empty()));
        assertThat(bench.delivery().messages()).hasSize(before);
        assertThat(bench.service().send(holder, TO_PHONE)).isInstanceOf(Sending.Sent.class);
        assertThat(bench.delivery().last().recipient()).isEqualTo(PHONE);
    }

    @Test
    @Tag("DOTP-08")
    void anotherUsersAuthenticatorIsNoTarget() {
        var bobs = bench.bind(BOB, OTHER_PHONE);
        bench.bind(ADA, PHONE);
        int before = bench.delivery().messages().size();
        assertThat(bench.service().send(bench.signIn(ADA), DeliveryTarget.of(bobs)))
                .isInstanceOf(Sending.NotSent.class);
        assertThat(bench.delivery().messages()).hasSize(before);
    }

    @Test
    @Tag("DOTP-08")
    void newRecipientIsReachedOnlyWhileThereIsNoFactor() {
        Caller.TokenHolder newcomer = bench.signIn(BOB);
        assertThat(bench.service().send(newcomer, TO_PHONE)).isInstanceOf(Sending.Sent.class);
        assertThat(bench.service()
                        .verifySms(newcomer, TO_PHONE, bench.delivery().codeFor(PHONE)))
                .isInstanceOf(Verification.Verified.class);
        bench.clock().advance(Duration.ofHours(2));
        assertThat(bench.service().send(bench.signIn(BOB), DeliveryTarget.of(OTHER_PHONE)))
                .isInstanceOf(Sending.NotSent.class);
    }

    @Test
    @Tag("DOTP-10")
    void theCodeNeverTravelsBack() {
        bench.bind(ADA, PHONE);
        Sending answer = bench.service().send(bench.signIn(ADA), TO_PHONE);
        String code = bench.delivery().last().code();
        assertThat(answer.toString()).doesNotContain(code);
        assertThat(bench.events().all().toString()).doesNotContain(code);
        assertThat(bench.delivery().last().toString()).doesNotContain(code);
    }

    @Test
    @Tag("DOTP-11")
    void failedDeliveryLeavesNoCodeThatCounts() {
        bench.bind(ADA, PHONE);
        List<OtpMessage> seen = new ArrayList<>();
        bench.restart(builder -> builder.delivery(message -> {
            seen.add(message);
            throw new IllegalStateException("the gateway is down");
        }));
        Caller.TokenHolder holder = bench.signIn(ADA);
        Sending answer = bench.service().send(holder, TO_PHONE);
        assertThat(answer).isInstanceOf(Sending.NotSent.class);
        assertThat(((Sending.NotSent) answer).cause()).isEqualTo(Cause.DELIVERY_FAILED);
        assertThat(seen).hasSize(1);
        assertThat(bench.service().verifySms(holder, TO_PHONE, seen.get(0).code()))
                .isInstanceOf(Rejected.class);
        bench.restart(builder -> builder);
        bench.clock().advance(Duration.ofMinutes(2));
        assertThat(bench.service().send(holder, TO_PHONE)).isInstanceOf(Sending.Sent.class);
        assertThat(bench.service().verifySms(holder, TO_PHONE, bench.delivery().codeFor(PHONE)))
                .isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("DOTP-11")
    void theCodeIsSavedBeforeItIsDelivered() {
        bench.bind(ADA, PHONE);
        byte[] before = bench.stored(ADA).orElseThrow();
        List<byte[]> during = new ArrayList<>();
        bench.restart(builder ->
                builder.delivery(message -> during.add(bench.stored(ADA).orElseThrow())));
        bench.service().send(bench.signIn(ADA), TO_PHONE);
        assertThat(during).hasSize(1);
        assertThat(during.get(0)).isNotEqualTo(before);
    }

    @Test
    @Tag("DOTP-12")
    void forbiddenFactorsAreRefusedEverywhere() {
        bench.bind(ADA, EMAIL);
        bench.restart(builder -> builder.policy(MfaPolicy.nist()));
        Caller.TokenHolder holder = bench.signIn(ADA);
        int before = bench.delivery().messages().size();
        assertThat(bench.service().send(holder, DeliveryTarget.of(EMAIL)))
                .isEqualTo(new Rejected(Rejected.Reason.NOT_PERMITTED));
        assertThat(bench.service().verifyEmail(holder, DeliveryTarget.of(EMAIL), "123456"))
                .isEqualTo(new Rejected(Rejected.Reason.NOT_PERMITTED));
        assertThat(bench.service()
                        .associate(
                                Caller.signedIn(BOB),
                                AssociateRequest.deliveredTo("mail", EmailAddress.parse("bob@example.com"))))
                .isEqualTo(new Rejected(Rejected.Reason.NOT_PERMITTED));
        assertThat(bench.delivery().messages()).hasSize(before);
        assertThat(MfaPolicy.builder()
                        .factors(Set.of(dev.mfacore.Factor.SMS, dev.mfacore.Factor.EMAIL))
                        .build()
                        .isRestrictedOnly())
                .isTrue();
        assertThat(MfaPolicy.nist().isRestrictedOnly()).isFalse();
    }

    @Test
    @Tag("DOTP-12")
    void aConfigurationOfOnlyRestrictedFactorsIsReported() {
        List<String> lines = new ArrayList<>();
        java.util.logging.Logger logger = java.util.logging.Logger.getLogger("dev.mfacore");
        java.util.logging.Handler handler = new java.util.logging.Handler() {
            @Override
            public void publish(java.util.logging.LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            bench.restart(builder -> builder.policy(MfaPolicy.nist()));
            assertThat(lines).isEmpty();
            bench.restart(builder -> builder.policy(
                    MfaPolicy.builder().factors(Set.of(dev.mfacore.Factor.SMS)).build()));
            assertThat(lines).hasSize(1).first().asString().contains("DOTP-12");
        } finally {
            logger.removeHandler(handler);
        }
    }

    @Test
    @Tag("THR-11")
    void cooldownIsKeptToTheNanosecondAndVoidsNothing() {
        bench.bind(ADA, PHONE);
        Caller.TokenHolder holder = bench.signIn(ADA);
        assertThat(bench.service().send(holder, TO_PHONE)).isInstanceOf(Sending.Sent.class);
        String code = bench.delivery().codeFor(PHONE);
        Instant sentAt = bench.clock().instant();
        bench.clock().set(sentAt.plusSeconds(60).minusNanos(1));
        Sending refused = bench.service().send(holder, TO_PHONE);
        assertThat(refused).isInstanceOf(Sending.NotSent.class);
        assertThat(((Sending.NotSent) refused).retryAt()).hasValue(sentAt.plusSeconds(60));
        assertThat(bench.service().verifySms(holder, TO_PHONE, code)).isInstanceOf(Verification.Verified.class);
        bench.clock().set(sentAt.plusSeconds(60));
        assertThat(bench.service().send(bench.signIn(ADA), TO_PHONE)).isInstanceOf(Sending.Sent.class);
    }

    @Test
    @Tag("THR-11")
    void ofManyAtOnceExactlyOneIsSent() throws Exception {
        bench.bind(ADA, PHONE);
        int before = bench.delivery().messages().size();
        List<Caller.TokenHolder> senders = new ArrayList<>();
        List<Caller.TokenHolder> holders = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            holders.add(bench.signIn(ADA));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Sending>> sends = holders.stream()
                    .<Callable<Sending>>map(holder -> () -> bench.service().send(holder, TO_PHONE))
                    .toList();
            List<Future<Sending>> answers = threads.invokeAll(sends);
            for (int i = 0; i < answers.size(); i++) {
                if (answers.get(i).get() instanceof Sending.Sent) {
                    senders.add(holders.get(i));
                }
            }
        } finally {
            threads.shutdown();
        }
        assertThat(senders).hasSize(1);
        assertThat(bench.delivery().messages()).hasSize(before + 1);
        String code = bench.delivery().codeFor(PHONE);
        assertThat(bench.service().verifySms(senders.get(0), TO_PHONE, code)).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("THR-12")
    void backoffDoublesUntilACodeIsVerified() {
        bench.restart(builder ->
                builder.policy(relaxed().sendBackoffMax(Duration.ofMinutes(8)).build()));
        bench.bind(ADA, PHONE);
        long[] pauses = {1, 2, 4, 8, 8};
        for (long minutes : pauses) {
            assertThat(bench.service().send(bench.signIn(ADA), TO_PHONE)).isInstanceOf(Sending.Sent.class);
            bench.clock().advance(Duration.ofMinutes(minutes).minusNanos(1));
            assertThat(bench.service().send(bench.signIn(ADA), TO_PHONE)).isInstanceOf(Sending.NotSent.class);
            bench.clock().advance(Duration.ofNanos(1));
        }
        Caller.TokenHolder holder = bench.signIn(ADA);
        assertThat(bench.service().send(holder, TO_PHONE)).isInstanceOf(Sending.Sent.class);
        assertThat(bench.service().verifySms(holder, TO_PHONE, bench.delivery().codeFor(PHONE)))
                .isInstanceOf(Verification.Verified.class);
        bench.clock().advance(Duration.ofSeconds(60));
        assertThat(bench.service().send(bench.signIn(ADA), TO_PHONE)).isInstanceOf(Sending.Sent.class);
    }

    @Test
    @Tag("THR-12")
    void quotaOfATransaction() {
        bench.restart(builder -> builder.policy(relaxed()
                .sendsPerTransaction(2)
                .tokenLife(Duration.ofMinutes(10))
                .codeLife(Duration.ofSeconds(30))
                .build()));
        bench.bind(ADA, PHONE);
        Caller.TokenHolder holder = bench.signIn(ADA);
        assertThat(bench.service().send(holder, TO_PHONE)).isInstanceOf(Sending.Sent.class);
        bench.clock().advance(Duration.ofMinutes(1));
        assertThat(bench.service().send(holder, TO_PHONE)).isInstanceOf(Sending.Sent.class);
        bench.clock().advance(Duration.ofMinutes(5));
        assertThat(bench.service().send(holder, TO_PHONE)).isInstanceOf(Sending.NotSent.class);
        assertThat(bench.service().send(bench.signIn(ADA), TO_PHONE)).isInstanceOf(Sending.Sent.class);
    }

    @Test
    @Tag("THR-12")
    void quotaOfARecipientByHourAndDay() {
        bench.restart(builder -> builder.policy(relaxed()
                .sendsPerRecipientHour(3)
                .sendsPerRecipientDay(5)
                .sendsPerUserDay(100)
                .build()));
        bench.bind(ADA, PHONE);
        bench.clock().advance(Duration.ofDays(2));
        assertThat(sendVerified(ADA, PHONE)).isTrue();
        assertThat(sendVerified(ADA, PHONE)).isTrue();
        assertThat(sendVerified(ADA, PHONE)).isTrue();
        assertThat(sendVerified(ADA, PHONE)).isFalse();
        bench.clock().advance(Duration.ofHours(1));
        assertThat(sendVerified(ADA, PHONE)).isTrue();
        assertThat(sendVerified(ADA, PHONE)).isTrue();
        bench.clock().advance(Duration.ofHours(1));
        assertThat(sendVerified(ADA, PHONE)).isFalse();
        bench.clock().advance(Duration.ofHours(22));
        assertThat(sendVerified(ADA, PHONE)).isTrue();
    }

    @Test
    @Tag("THR-12")
    void quotaOfAUserOverAllRecipients() {
        bench.restart(builder -> builder.policy(relaxed().sendsPerUserDay(3).build()));
        bench.bind(ADA, PHONE);
        bench.bind(ADA, EMAIL);
        bench.clock().advance(Duration.ofDays(2));
        assertThat(sendVerified(ADA, PHONE)).isTrue();
        assertThat(sendVerified(ADA, EMAIL)).isTrue();
        assertThat(sendVerified(ADA, PHONE)).isTrue();
        assertThat(sendVerified(ADA, EMAIL)).isFalse();
        bench.clock().advance(Duration.ofDays(1));
        assertThat(sendVerified(ADA, EMAIL)).isTrue();
    }

    @Test
    @Tag("THR-12")
    void quotaOfADestinationOverAllUsers() {
        bench.restart(
                builder -> builder.policy(relaxed().sendsPerDestinationHour(4).build()));
        int sent = 0;
        for (int i = 0; i < 9; i++) {
            Association answer = bench.service()
                    .associate(
                            Caller.signedIn(new UserId("user" + i)),
                            AssociateRequest.deliveredTo("mine", new PhoneNumber("+3361234500" + i)));
            sent += answer instanceof Association.DeliveredCodes ? 1 : 0;
        }
        assertThat(sent).isEqualTo(4);
        assertThat(bench.delivery().messages()).hasSize(4);
        Association elsewhere = bench.service()
                .associate(
                        Caller.signedIn(new UserId("elsewhere")),
                        AssociateRequest.deliveredTo("mine", new PhoneNumber("+33612345000".replace("+33", "+44"))));
        assertThat(elsewhere).isInstanceOf(Association.DeliveredCodes.class);
    }

    @Test
    @Tag("THR-12")
    void sharesOfABigDestinationQuotaSumToIt() {
        RecipientIndex index = new RecipientIndex(bench.keys());
        java.util.Map<String, Integer> shares = new java.util.HashMap<>();
        for (int i = 0; i < 4000; i++) {
            RecipientIndex.Shard shard = index.shard(new PhoneNumber(String.format("+8613%08d", i)), 1003);
            shares.put(shard.key().id(), shard.share());
        }
        assertThat(shares).hasSize(16);
        assertThat(shares.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(1003);
    }

    @Test
    @Tag("THR-12")
    void destinationsOutsideTheAllowListAreRefusedBeforeTheSender() {
        bench.restart(builder -> builder.policy(
                relaxed().allowedDestinations(Set.of("+86", "example.com")).build()));
        for (var recipient : List.of(new PhoneNumber("+33612345678"), EmailAddress.parse("x@example.org"))) {
            assertThat(bench.service().associate(Caller.signedIn(ADA), AssociateRequest.deliveredTo("mine", recipient)))
                    .isEqualTo(new Sending.NotSent(Cause.DESTINATION_NOT_ALLOWED, java.util.Optional.empty()));
        }
        assertThat(bench.delivery().messages()).isEmpty();
        assertThat(bench.service().associate(Caller.signedIn(ADA), AssociateRequest.deliveredTo("mine", PHONE)))
                .isInstanceOf(Association.DeliveredCodes.class);
    }

    @Test
    @Tag("THR-12")
    void refusedSendsUseUpNoQuotaOfOthers() {
        bench.restart(
                builder -> builder.policy(relaxed().sendsPerDestinationHour(3).build()));
        bench.bind(ADA, PHONE);
        for (int i = 0; i < 10; i++) {
            bench.service().send(bench.signIn(ADA), TO_PHONE);
        }
        assertThat(bench.service().associate(Caller.signedIn(BOB), AssociateRequest.deliveredTo("b", OTHER_PHONE)))
                .isInstanceOf(Association.DeliveredCodes.class);
    }

    @Test
    @Tag("THR-13")
    void spellingsShareOneCooldown() {
        EmailAddress spelt = EmailAddress.parse("Ada@EXAMPLE.com");
        assertThat(bench.service().associate(Caller.signedIn(ADA), AssociateRequest.deliveredTo("a", EMAIL)))
                .isInstanceOf(Association.DeliveredCodes.class);
        assertThat(bench.service().associate(Caller.signedIn(BOB), AssociateRequest.deliveredTo("b", spelt)))
                .isInstanceOf(Sending.NotSent.class);
        assertThat(PhoneNumber.parse("0086 (138) 0013-8000")).isEqualTo(PHONE);
    }

    @Test
    @Tag("THR-09")
    void strangersBindingAttemptsDoNotStopTheHolder() {
        bench.bind(ADA, PHONE);
        assertThat(bench.service().associate(Caller.signedIn(BOB), AssociateRequest.deliveredTo("b", PHONE)))
                .isInstanceOf(Association.DeliveredCodes.class);
        Caller.TokenHolder holder = bench.signIn(ADA);
        assertThat(bench.service().send(holder, TO_PHONE)).isInstanceOf(Sending.Sent.class);
        String code = bench.delivery().codeFor(PHONE);
        bench.clock().advance(Duration.ofMinutes(2));
        bench.service().associate(Caller.signedIn(new UserId("mallory")), AssociateRequest.deliveredTo("m", PHONE));
        assertThat(bench.service().verifySms(holder, TO_PHONE, code)).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("SEC-10")
    void eachSendTellsOneEvent() {
        bench.bind(ADA, PHONE);
        bench.events().clear();
        Caller.TokenHolder holder = bench.signIn(ADA);
        bench.service().send(holder, TO_PHONE);
        bench.service().send(holder, TO_PHONE);
        assertThat(bench.events().all())
                .extracting(it -> ((MfaEvent.Delivery) it).outcome())
                .containsExactly(MfaEvent.DeliveryOutcome.SENT, MfaEvent.DeliveryOutcome.THROTTLED);
    }

    private static MfaPolicy.Builder relaxed() {
        return MfaPolicy.builder()
                .sendCooldown(Duration.ofSeconds(30))
                .sendsPerRecipientHour(100)
                .sendsPerRecipientDay(100)
                .sendsPerUserDay(100)
                .sendsPerTransaction(100);
    }

    /** Sends and verifies, then waits out the cooldown; false if nothing was sent. */
    private boolean sendVerified(UserId user, dev.mfacore.Recipient recipient) {
        DeliveryTarget target = DeliveryTarget.of(recipient);
        Caller.TokenHolder holder = bench.signIn(user);
        boolean sent = bench.service().send(holder, target) instanceof Sending.Sent;
        if (sent) {
            String code = bench.delivery().codeFor(recipient);
            Verification answer = recipient instanceof PhoneNumber
                    ? bench.service().verifySms(holder, target, code)
                    : bench.service().verifyEmail(holder, target, code);
            assertThat(answer).isInstanceOf(Verification.Verified.class);
        }
        bench.clock().advance(Duration.ofSeconds(61));
        return sent;
    }

    @Test
    @Tag("DOTP-11")
    void aFailedDeliveryLeavesTheCodesOfOtherTransactions() {
        bench.bind(ADA, PHONE);
        Caller.TokenHolder first = bench.signIn(ADA);
        bench.service().send(first, TO_PHONE);
        String code = bench.delivery().codeFor(PHONE);
        bench.clock().advance(Duration.ofMinutes(2));
        bench.delivery().setFailing(true);
        assertThat(((Sending.NotSent) bench.service().send(bench.signIn(ADA), TO_PHONE)).cause())
                .isEqualTo(Cause.DELIVERY_FAILED);
        assertThat(bench.service().verifySms(first, TO_PHONE, code)).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("DOTP-05")
    void aTransactionHasOneCodeForEachFactor() {
        bench.bind(ADA, PHONE);
        bench.bind(ADA, EMAIL);
        for (boolean phone : new boolean[] {true, false}) {
            bench.clock().advance(Duration.ofHours(2));
            Caller.TokenHolder holder = bench.signIn(ADA);
            assertThat(bench.service().send(holder, TO_PHONE)).isInstanceOf(Sending.Sent.class);
            bench.clock().advance(Duration.ofMinutes(2));
            assertThat(bench.service().send(holder, DeliveryTarget.of(EMAIL))).isInstanceOf(Sending.Sent.class);
            Verification answer = phone
                    ? bench.service()
                            .verifySms(holder, TO_PHONE, bench.delivery().codeFor(PHONE))
                    : bench.service()
                            .verifyEmail(
                                    holder,
                                    DeliveryTarget.of(EMAIL),
                                    bench.delivery().codeFor(EMAIL));
            assertThat(answer).isInstanceOf(Verification.Verified.class);
        }
    }

    @Test
    @Tag("DOTP-08")
    void anAppIsNoTarget() {
        var app = bench.enrol(ADA).id();
        bench.bind(ADA, PHONE);
        assertThat(bench.service().send(bench.signIn(ADA), DeliveryTarget.of(app)))
                .isEqualTo(new Sending.NotSent(Cause.RECIPIENT_NOT_ALLOWED, java.util.Optional.empty()));
    }

    @Test
    void everyMessageHasAnIdOfItsOwn() {
        bench.bind(ADA, PHONE);
        bench.bind(ADA, EMAIL);
        bench.service().send(bench.signIn(ADA), TO_PHONE);
        assertThat(bench.delivery().messages())
                .hasSize(3)
                .extracting(OtpMessage::id)
                .doesNotHaveDuplicates();
        assertThat(bench.delivery().messages())
                .allSatisfy(it -> assertThat(it.id()).hasSize(26));
    }

    @Test
    @Tag("THR-12")
    void aSmallDestinationQuotaIsNotShared() {
        RecipientIndex index = new RecipientIndex(bench.keys());
        assertThat(index.shard(PHONE, 159))
                .isEqualTo(new RecipientIndex.Shard(new dev.mfacore.port.StoreKey("destination-quota", "+86"), 159));
        assertThat(index.shard(PHONE, 160).share()).isEqualTo(10);
    }
}
