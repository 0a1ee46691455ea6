package dev.mfacore.engine.remote;

import static dev.mfacore.engine.remote.RemoteBench.ADA;
import static dev.mfacore.engine.remote.RemoteBench.BOB;
import static dev.mfacore.engine.remote.RemoteBench.CODE;
import static dev.mfacore.engine.remote.RemoteBench.EMAIL;
import static dev.mfacore.engine.remote.RemoteBench.HOLDER;
import static dev.mfacore.engine.remote.RemoteBench.MFA_TOKEN;
import static dev.mfacore.engine.remote.RemoteBench.PHONE;
import static dev.mfacore.engine.remote.RemoteBench.SESSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.BindableAnswer;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.Rejected;
import dev.mfacore.Sending;
import dev.mfacore.Verification;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.FactorCall;
import dev.mfacore.authing.ManagementCall;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.SendCall;
import dev.mfacore.authing.SendScene;
import dev.mfacore.support.TestClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sending codes through a tenant, and asking what may be bound. */
class RemoteSendingTest {

    private static final DeliveryTarget BOUND_PHONE = DeliveryTarget.of(new AuthenticatorId("sms"));
    private static final DeliveryTarget BOUND_EMAIL = DeliveryTarget.of(new AuthenticatorId("email"));
    private static final Sending NOT_ALLOWED =
            new Sending.NotSent(Sending.Cause.RECIPIENT_NOT_ALLOWED, Optional.empty());

    private final RemoteBench bench = new RemoteBench();

    @Test
    @Tag("SEC-09")
    @DisplayName("a sent code has an assumed life, and its recipient is masked")
    void sends() {
        assertThat(bench.service().send(HOLDER, DeliveryTarget.of(PHONE)))
                .isEqualTo(new Sending.Sent(
                        PHONE.masked(), TestClock.START.plusSeconds(60), TestClock.START.plusSeconds(60)));
        assertThat(bench.service().send(HOLDER, DeliveryTarget.of(EMAIL))).isInstanceOf(Sending.Sent.class);

        assertThat(bench.api.calls())
                .containsExactly(
                        new SendCall.SendSmsCode(
                                AuthingCredential.pending(MFA_TOKEN),
                                new AuthingContact.Phone("18800008888", Optional.of("+86")),
                                Optional.of(SendScene.VERIFY_MFA)),
                        new SendCall.SendEmailCode(
                                AuthingCredential.pending(MFA_TOKEN),
                                new AuthingContact.Email(EMAIL.address()),
                                SendScene.VERIFY_MFA));
        assertThat(bench.events.all())
                .hasSize(2)
                .allSatisfy(
                        it -> assertThat(((MfaEvent.Delivery) it).outcome()).isEqualTo(MfaEvent.DeliveryOutcome.SENT));
    }

    @Test
    @DisplayName("the lives of codes are settings")
    void lives() {
        var service = bench.builder()
                .smsCodeLife(Duration.ofMinutes(2))
                .emailCodeLife(Duration.ofMinutes(5))
                .build()
                .service();

        assertThat(((Sending.Sent) service.send(HOLDER, DeliveryTarget.of(PHONE))).expiresAt())
                .isEqualTo(TestClock.START.plusSeconds(120));
        assertThat(((Sending.Sent) service.send(HOLDER, DeliveryTarget.of(EMAIL))).expiresAt())
                .isEqualTo(TestClock.START.plusSeconds(300));
    }

    @Test
    @DisplayName("too soon means a minute, where the tenant says no more")
    void tooSoon() {
        bench.api.on(SendCall.SendSmsCode.class, AuthingAnswer.refusal(2080, "too soon"));
        bench.api.on(MfaCall.PhoneOrEmailBindable.class, AuthingAnswer.refusal(429, "too often"));

        assertThat(bench.service().send(HOLDER, DeliveryTarget.of(PHONE)))
                .isEqualTo(new Sending.NotSent(Sending.Cause.THROTTLED, Optional.of(TestClock.START.plusSeconds(60))));
        assertThat(bench.service().checkBindable(HOLDER, PHONE))
                .isEqualTo(new BindableAnswer.Throttled(TestClock.START.plusSeconds(60)));
    }

    @Test
    @DisplayName("a session, and what names no phone or email, gets no code")
    void nobody() {
        assertThat(bench.service().send(SESSION, DeliveryTarget.of(PHONE))).isEqualTo(NOT_ALLOWED);
        assertThat(bench.managed().send(HOLDER, DeliveryTarget.of(RemoteBench.APP)))
                .isEqualTo(NOT_ALLOWED);
        assertThat(bench.managed().verifySms(HOLDER.forUser(ADA), DeliveryTarget.of(RemoteBench.APP), CODE))
                .isEqualTo(new Rejected(Rejected.Reason.INVALID_CODE));
        assertThat(bench.managed().verifySms(HOLDER.forUser(ADA), BOUND_EMAIL, CODE))
                .isEqualTo(new Rejected(Rejected.Reason.INVALID_CODE));
        assertThat(bench.api.calls()).isEmpty();
    }

    @Test
    @DisplayName("a phone by its id is looked up by the administrator, as the tenant writes it")
    void boundTarget() {
        assertThat(bench.managed().send(HOLDER, BOUND_PHONE)).isInstanceOf(Sending.Sent.class);
        assertThat(bench.managed().verifyEmail(HOLDER.forUser(ADA), BOUND_EMAIL, CODE))
                .isInstanceOf(Verification.Verified.class);

        assertThat(bench.api.only(SendCall.SendSmsCode.class).phone())
                .isEqualTo(new AuthingContact.Phone("18800008888", Optional.of("+86")));
        assertThat(bench.api.only(MfaCall.VerifyAppEmailMfa.class).email())
                .isEqualTo(new AuthingContact.Email(EMAIL.address()));
        assertThat(bench.api.calls().stream().filter(ManagementCall.GetUserMfaStatus.class::isInstance))
                .hasSize(2)
                .allMatch(it -> ((ManagementCall.GetUserMfaStatus) it).userId().equals("ada"));
    }

    @Test
    @DisplayName("a phone by its id that is not bound gets no code")
    void unboundTarget() {
        bench.api.on(ManagementCall.GetUserMfaStatus.class, AuthingAnswer.success(RemoteBench.Triggers.nothingBound()));

        assertThat(bench.managed().send(HOLDER, BOUND_PHONE)).isEqualTo(NOT_ALLOWED);
        assertThat(bench.managed().verifySms(HOLDER, BOUND_PHONE, CODE))
                .isEqualTo(new Rejected(Rejected.Reason.INVALID_CODE));
    }

    @Test
    @Tag("CLI-04")
    @DisplayName("what the administrator is told about another user is not used")
    void lookedUpAnother() {
        bench.api.on(FactorCall.VerifyMfaToken.class, RemoteBench.tokenOf(BOB));

        assertThatThrownBy(() -> bench.managed().send(HOLDER.forUser(ADA), BOUND_PHONE))
                .isInstanceOf(MfaUnavailableException.class);
        assertThat(bench.api.operations()).doesNotContain("sendSmsCode");
    }

    @Test
    @DisplayName("without a management token a phone has to be spelt out")
    void boundTargetWithoutManagement() {
        assertThatThrownBy(() -> bench.service().send(HOLDER, BOUND_PHONE))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("BOUND_TARGETS")
                .hasMessageContaining("management(...)");
        assertThatThrownBy(() -> bench.service().verifySms(HOLDER, BOUND_PHONE, CODE))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(bench.api.calls()).isEmpty();
    }

    @Test
    @Tag("BIND-12")
    @DisplayName("bindable is what the tenant says")
    void bindable() {
        assertThat(bench.service().checkBindable(HOLDER, EMAIL)).isEqualTo(new BindableAnswer.Decided(true));
        bench.api.on(MfaCall.PhoneOrEmailBindable.class, AuthingAnswer.success(false));
        assertThat(bench.service().checkBindable(HOLDER, EMAIL)).isEqualTo(new BindableAnswer.Decided(false));
        assertThat(bench.askedOnlyReads()).isTrue();
    }
}
