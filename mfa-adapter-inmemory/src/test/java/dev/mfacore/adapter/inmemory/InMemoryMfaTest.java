package dev.mfacore.adapter.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.BeginRequest;
import dev.mfacore.Beginning;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.KeyRing;
import dev.mfacore.MfaAdmin;
import dev.mfacore.MfaEvent;
import dev.mfacore.PhoneNumber;
import dev.mfacore.Rejected;
import dev.mfacore.Sending;
import dev.mfacore.UserId;
import dev.mfacore.Verification;
import dev.mfacore.adapter.inmemory.testing.FakeAuthenticator;
import dev.mfacore.adapter.inmemory.testing.VirtualClock;
import dev.mfacore.port.QrImage;
import dev.mfacore.port.UserDirectory;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One line gives a second factor that works. */
class InMemoryMfaTest {

    private static final UserId ADA = new UserId("ada");
    private static final PhoneNumber PHONE = PhoneNumber.parse("+8613800138000");

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final InMemoryMfa mfa = InMemoryMfa.builder("Example").clock(clock).build();

    @Test
    void oneLineGivesAWorkingService() {
        InMemoryMfa plain = InMemoryMfa.create("Example");
        assertThat(plain.service().begin(BeginRequest.signIn(ADA))).isInstanceOf(Beginning.EnrolmentRequired.class);
        Association.AuthenticatorApp pending = associate(plain);
        assertThat(pending.uri().issuer()).isEqualTo("Example");
        assertThat(pending.qr()).isEmpty();
        assertThat(plain.store()).isInstanceOf(InMemoryAuthenticatorStore.class);
    }

    @Test
    @Tag("TOTP-08")
    void enrolConfirmVerify() {
        FakeAuthenticator app = enrol(mfa);
        clock.advance(Duration.ofMinutes(1));
        String code = app.code();
        assertThat(mfa.service().verifyTotp(signIn(mfa), app.wrongCode())).isInstanceOf(Rejected.class);
        assertThat(mfa.service().verifyTotp(signIn(mfa), code)).isInstanceOf(Verification.Verified.class);
        assertThat(mfa.service().verifyTotp(signIn(mfa), code)).isInstanceOf(Rejected.class);
        assertThat(mfa.admin().count(MfaAdmin.RecordKind.USER)).isEqualTo(1);
    }

    @Test
    @Tag("STO-01")
    void twoEnginesOnOneStoreAreTwoNodes() {
        KeyRing keys = KeyRing.generate(new SecureRandom());
        InMemoryMfaBuilder builder =
                InMemoryMfa.builder("Example").clock(clock).keys(keys).store(mfa.store());
        InMemoryMfa one = builder.build();
        InMemoryMfa other = builder.build();
        FakeAuthenticator app = enrol(one);
        clock.advance(Duration.ofMinutes(1));
        String code = app.code();
        assertThat(other.service().verifyTotp(signIn(one), code)).isInstanceOf(Verification.Verified.class);
        assertThat(one.service().verifyTotp(signIn(other), code)).isInstanceOf(Rejected.class);
    }

    @Test
    void codesArriveInTheOutboxAndEventsInTheLog() {
        Association pending =
                mfa.service().associate(Caller.signedIn(ADA), AssociateRequest.deliveredTo("phone", PHONE));
        assertThat(pending).isInstanceOf(Association.DeliveredCodes.class);
        Confirmation confirmed = mfa.service()
                .confirm(
                        Caller.signedIn(ADA),
                        ((Association.DeliveredCodes) pending).authenticator(),
                        mfa.outbox().latest(PHONE).orElseThrow().code());
        assertThat(confirmed).isInstanceOf(Confirmation.Confirmed.class);
        clock.advance(Duration.ofMinutes(5));
        mfa.outbox().failNext(1);
        assertThat(mfa.service().send(signIn(mfa), DeliveryTarget.of(PHONE)))
                .isInstanceOfSatisfying(
                        Sending.NotSent.class, it -> assertThat(it.cause()).isEqualTo(Sending.Cause.DELIVERY_FAILED));
        assertThat(mfa.events().eventsOf(ADA))
                .hasAtLeastOneElementOfType(MfaEvent.Attempt.class)
                .hasAtLeastOneElementOfType(MfaEvent.Delivery.class)
                .hasAtLeastOneElementOfType(MfaEvent.Change.class)
                .isEqualTo(mfa.events().events());
        assertThat(mfa.events().eventsOf(new UserId("bob"))).isEmpty();
        assertThat(mfa.notices().notices()).isNotEmpty();
    }

    @Test
    void whatTheBuilderIsGivenIsUsed() {
        QrImage picture = new QrImage("image/x-test", "picture".getBytes(StandardCharsets.US_ASCII));
        InMemoryMfa drawn = InMemoryMfa.builder("Example")
                .clock(clock)
                .qrRenderer(text -> picture)
                .build();
        drawn.directory().put(ADA, new UserDirectory.Entry("ada@example.com", Optional.empty(), Optional.empty()));
        Association.AuthenticatorApp pending = associate(drawn);
        assertThat(pending.qr()).contains(picture);
        assertThat(pending.uri().account()).isEqualTo("ada@example.com");
        assertThat(drawn.clock()).isSameAs(clock);
        drawn.directory().remove(ADA);
        assertThat(drawn.directory().find(ADA)).isEmpty();
    }

    @Test
    void aBadIssuerIsRefusedWhileBuilding() {
        assertThatThrownBy(() -> InMemoryMfa.create("Exa:mple"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("issuer");
        assertThatThrownBy(() -> InMemoryMfa.create(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("issuer");
    }

    private static Association.AuthenticatorApp associate(InMemoryMfa mfa) {
        return (Association.AuthenticatorApp)
                mfa.service().associate(Caller.signedIn(ADA), AssociateRequest.authenticatorApp("phone"));
    }

    private static FakeAuthenticator enrol(InMemoryMfa mfa) {
        Association.AuthenticatorApp pending = associate(mfa);
        FakeAuthenticator app = FakeAuthenticator.scan(pending.uri(), mfa.clock());
        assertThat(mfa.service().confirm(Caller.signedIn(ADA), pending.authenticator(), app.code()))
                .isInstanceOf(Confirmation.Confirmed.class);
        return app;
    }

    private static Caller.TokenHolder signIn(InMemoryMfa mfa) {
        Beginning beginning = mfa.service().begin(BeginRequest.signIn(ADA));
        return Caller.holding(((Beginning.SecondFactorRequired) beginning).token());
    }
}
