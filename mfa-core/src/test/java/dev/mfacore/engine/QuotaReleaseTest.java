package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.BOB;
import static dev.mfacore.support.TestBench.OTHER_PHONE;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Mfa;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.Sending;
import dev.mfacore.Sending.Cause;
import dev.mfacore.port.StoreKey;
import dev.mfacore.support.LogCapture;
import dev.mfacore.support.PortProbe;
import dev.mfacore.support.PortProbe.Call;
import dev.mfacore.support.TestBench;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A send that did not come about uses up no quota, wherever it ended. */
@Tag("THR-12")
class QuotaReleaseTest {

    private static final AssociateRequest TO_PHONE = AssociateRequest.deliveredTo("mine", PHONE);
    private static final AssociateRequest TO_OTHER_PHONE = AssociateRequest.deliveredTo("mine", OTHER_PHONE);
    private static final Caller.SignedIn SESSION = Caller.signedIn(ADA);

    private final TestBench bench = TestBench.with(onceADay().build());

    /** One send a day to a recipient: whether it was given back shows at the next. */
    private static MfaPolicy.Builder onceADay() {
        return MfaPolicy.builder().sendsPerRecipientDay(1);
    }

    /** An engine after or before whose save with this number something happens. */
    private Mfa.Local engine(MfaPolicy policy, int save, boolean before, Runnable other) {
        AtomicInteger saves = new AtomicInteger();
        return PortProbe.on(bench).engine(policy, PortProbe.namesOnly(), new PortProbe.Hook() {
            @Override
            public void before(int number, Call call) {
                if (call == Call.SAVE && before && saves.incrementAndGet() == save) {
                    other.run();
                }
            }

            @Override
            public void after(int number, Call call) {
                if (call == Call.SAVE && !before && saves.incrementAndGet() == save) {
                    other.run();
                }
            }
        });
    }

    private static void assertThrottled(Association answer) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Sending.NotSent.class, it -> assertThat(it.cause()).isEqualTo(Cause.THROTTLED));
    }

    private void assertThePhoneCanBeReached() {
        bench.clock().advance(Duration.ofHours(1));
        bench.restart(builder -> builder.policy(onceADay().build()));
        assertThat(bench.service().associate(SESSION, TO_PHONE)).isInstanceOf(Association.DeliveredCodes.class);
        bench.clock().advance(Duration.ofHours(1));
        assertThrottled(bench.service().associate(Caller.signedIn(BOB), TO_PHONE));
    }

    private List<StoreKey> keys(String kind) {
        List<StoreKey> keys = new ArrayList<>();
        bench.store().forEach((key, state) -> keys.add(key));
        keys.removeIf(key -> !key.kind().equals(kind));
        return keys;
    }

    private void delete(StoreKey key) {
        bench.store().delete(key, bench.store().load(key).orElseThrow().version());
    }

    @Test
    void aRefusalByTheDestinationGivesTheRecipientsPlaceBack() {
        MfaPolicy tight = onceADay().sendsPerDestinationHour(1).build();
        bench.restart(builder -> builder.policy(tight));
        bench.service().associate(Caller.signedIn(BOB), TO_OTHER_PHONE);
        PortProbe probe = PortProbe.on(bench);
        Mfa.Local mfa = probe.engine(tight, PortProbe.namesOnly(), (number, call) -> {});
        assertThrottled(mfa.service().associate(SESSION, TO_PHONE));
        assertThat(probe.counts().get(Call.SAVE)).as("taken and given back").isEqualTo(2);
        assertThePhoneCanBeReached();
    }

    @Test
    void aPlaceWhoseRecordIsGoneNeedsNoGivingBack() {
        MfaPolicy tight = onceADay().sendsPerDestinationHour(1).build();
        bench.restart(builder -> builder.policy(tight));
        bench.service().associate(Caller.signedIn(BOB), TO_OTHER_PHONE);
        Mfa.Local mfa = engine(tight, 1, false, () -> keys("recipient-quota").forEach(this::delete));
        List<String> lines = LogCapture.during(
                "dev.mfacore", () -> assertThrottled(mfa.service().associate(SESSION, TO_PHONE)));
        assertThat(lines).isEmpty();
        assertThePhoneCanBeReached();
    }

    @Test
    void aDestinationThatCannotBeReadGivesTheRecipientsPlaceBack() {
        bench.restart(builder ->
                builder.policy(onceADay().sendsPerDestinationHour(100).build()));
        bench.service().associate(Caller.signedIn(BOB), TO_OTHER_PHONE);
        StoreKey destination = keys("destination-quota").get(0);
        bench.store().tamper(destination, new byte[] {1});
        assertThatThrownBy(() -> bench.service().associate(SESSION, TO_PHONE))
                .isInstanceOf(MfaUnavailableException.class);
        delete(destination);
        assertThePhoneCanBeReached();
    }

    @Test
    void ofTwoWhoWantTheLastPlaceOfADestinationOneIsRefused() {
        MfaPolicy tight = onceADay().sendsPerDestinationHour(1).build();
        bench.restart(builder -> builder.policy(tight));
        Mfa.Local mfa = engine(
                tight,
                2,
                true,
                () -> assertThat(bench.service().associate(Caller.signedIn(BOB), TO_OTHER_PHONE))
                        .isInstanceOf(Association.DeliveredCodes.class));
        assertThrottled(mfa.service().associate(SESSION, TO_PHONE));
        assertThat(bench.delivery().messages()).hasSize(1);
        assertThePhoneCanBeReached();
    }

    @Test
    @Tag("STO-09")
    void aUserWhoWasSentAnotherCodeMeanwhileGivesBothPlacesBack() {
        Mfa.Local mfa = engine(
                onceADay().build(),
                1,
                true,
                () -> assertThat(bench.service().associate(SESSION, TO_OTHER_PHONE))
                        .isInstanceOf(Association.DeliveredCodes.class));
        assertThrottled(mfa.service().associate(SESSION, TO_PHONE));
        assertThat(bench.delivery().messages()).hasSize(1);
        assertThePhoneCanBeReached();
    }

    @Test
    @Tag("STO-09")
    @Tag("DOTP-08")
    void aRecipientThatWasBoundMeanwhileIsNotSentACodeToBindIt() {
        bench.restart(builder -> builder.policy(MfaPolicy.defaults()));
        Association.DeliveredCodes pending =
                (Association.DeliveredCodes) bench.service().associate(SESSION, TO_PHONE);
        String code = bench.delivery().codeFor(PHONE);
        bench.clock().advance(Duration.ofMinutes(3));
        Caller.TokenHolder holder = bench.signIn(ADA);
        Mfa.Local mfa = engine(
                MfaPolicy.defaults(),
                1,
                false,
                () -> assertThat(bench.service().confirm(SESSION, pending.authenticator(), code))
                        .isInstanceOf(Confirmation.Confirmed.class));
        bench.events().clear();
        assertThat(mfa.service().send(holder, DeliveryTarget.of(PHONE)))
                .isEqualTo(new Sending.NotSent(Cause.RECIPIENT_NOT_ALLOWED, Optional.empty()));
        assertThat(bench.events().all())
                .filteredOn(MfaEvent.Delivery.class::isInstance)
                .extracting(it -> ((MfaEvent.Delivery) it).outcome())
                .containsExactly(MfaEvent.DeliveryOutcome.RECIPIENT_NOT_ALLOWED);
        assertThat(bench.delivery().messages()).hasSize(1);
        assertThat(mfa.service().send(holder, DeliveryTarget.of(PHONE))).isInstanceOf(Sending.Sent.class);
    }
}
