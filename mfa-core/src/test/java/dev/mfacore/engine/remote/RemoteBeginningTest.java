package dev.mfacore.engine.remote;

import static dev.mfacore.engine.remote.RemoteBench.ADA;
import static dev.mfacore.engine.remote.RemoteBench.BOB;
import static dev.mfacore.engine.remote.RemoteBench.EMAIL;
import static dev.mfacore.engine.remote.RemoteBench.MFA_TOKEN;
import static dev.mfacore.engine.remote.RemoteBench.PHONE;
import static dev.mfacore.engine.remote.RemoteBench.Triggers.data;
import static dev.mfacore.engine.remote.RemoteBench.Triggers.offer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.BeginRequest;
import dev.mfacore.Beginning;
import dev.mfacore.Factor;
import dev.mfacore.MfaEvent.Outcome;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.RemoteSignIn;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.FactorCall;
import dev.mfacore.authing.FactorType;
import dev.mfacore.authing.ManagementCall;
import dev.mfacore.authing.MfaTriggerData;
import dev.mfacore.authing.SignInChallenge;
import dev.mfacore.authing.SignInChallenge.Kind;
import dev.mfacore.support.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Label("Beginning at a tenant")
class RemoteBeginningTest {

    private static final Instant DEAD_AT = TestClock.START.plus(Duration.ofMinutes(6));
    private static final Optional<AuthingContact.Phone> ADAS_PHONE =
            Optional.of(new AuthingContact.Phone("18800008888", Optional.empty()));

    private final RemoteBench bench = new RemoteBench();

    private RemoteSignIn signIn() {
        return bench.builder().build().signIn();
    }

    private Beginning begin(Kind kind, MfaTriggerData data) {
        return signIn().begin(new SignInChallenge(kind, data));
    }

    private static List<Factor> factors(Beginning beginning) {
        return ((Beginning.SecondFactorRequired) beginning)
                .authenticators().stream().map(AuthenticatorSummary::factor).toList();
    }

    @Test
    @Tag("SEC-09")
    @DisplayName("a stopped sign-in shows what is bound, masked, and asks nobody")
    void challenge() {
        Beginning.SecondFactorRequired required =
                (Beginning.SecondFactorRequired) begin(Kind.APPLICATION, RemoteBench.Triggers.allBound());

        assertThat(required.token()).isEqualTo(MFA_TOKEN);
        assertThat(required.expiresAt()).isEqualTo(DEAD_AT);
        assertThat(required.recoveryCodesLeft()).isEqualTo(1);
        assertThat(required.authenticators())
                .extracting(it -> it.id().value(), AuthenticatorSummary::maskedRecipient)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("totp", Optional.empty()),
                        org.assertj.core.api.Assertions.tuple("sms", Optional.of(PHONE.masked())),
                        org.assertj.core.api.Assertions.tuple("email", Optional.of(EMAIL.masked())));
        assertThat(bench.api.calls()).isEmpty();
        assertThat(bench.events.outcomes()).containsExactly(Outcome.ACCEPTED);
    }

    @Test
    @Tag("BIND-08")
    @DisplayName("who has nothing bound has to enrol")
    void enrolment() {
        assertThat(begin(Kind.APPLICATION, RemoteBench.Triggers.nothingBound()))
                .isEqualTo(new Beginning.EnrolmentRequired(MFA_TOKEN, DEAD_AT));
        MfaTriggerData blank =
                data(Optional.of(new AuthingContact.Phone(" ", Optional.empty())), Optional.of(""), false, false);
        assertThat(begin(Kind.APPLICATION, blank)).isInstanceOf(Beginning.EnrolmentRequired.class);
    }

    @Test
    @DisplayName("a personal challenge is about an app, though its data do not say so")
    void personal() {
        assertThat(factors(begin(Kind.PERSONAL, RemoteBench.Triggers.nothingBound())))
                .containsExactly(Factor.TOTP);
    }

    @Test
    @Tag("TXN-06")
    @DisplayName("what is switched off is not offered, and is no leave to enrol")
    void switchedOff() {
        MfaTriggerData data = data(
                ADAS_PHONE,
                Optional.of(EMAIL.address()),
                false,
                false,
                offer(FactorType.SMS, false, 1),
                offer(FactorType.EMAIL, true, 2));
        assertThat(factors(begin(Kind.APPLICATION, data))).containsExactly(Factor.EMAIL);

        MfaTriggerData off = data(ADAS_PHONE, Optional.empty(), false, false, offer(FactorType.SMS, false, 1));
        assertThat(factors(begin(Kind.APPLICATION, off))).isEmpty();
        MfaTriggerData face = data(Optional.empty(), Optional.empty(), true, false);
        assertThat(factors(begin(Kind.APPLICATION, face))).isEmpty();
    }

    @Test
    @DisplayName("the application's order counts, and what it does not name comes last")
    void order() {
        MfaTriggerData data = data(
                ADAS_PHONE,
                Optional.of(EMAIL.address()),
                false,
                true,
                offer(FactorType.OTP, true, 2),
                offer(FactorType.EMAIL, true, 1));

        assertThat(factors(begin(Kind.APPLICATION, data))).containsExactly(Factor.EMAIL, Factor.TOTP, Factor.SMS);
    }

    @Test
    @DisplayName("phones and addresses are read as far as they can be")
    void contacts() {
        assertThat(phone("18800008888", Optional.empty())).contains(PHONE);
        assertThat(phone("18800008888", Optional.of(""))).contains(PHONE);
        assertThat(phone("+8618800008888", Optional.of("+1"))).contains(PHONE);
        assertThat(phone("+8618800008888", Optional.empty())).contains(PHONE);
        assertThat(phone("12345678", Optional.of("+353")).orElseThrow().e164()).isEqualTo("+35312345678");
        assertThat(phone("nobody", Optional.of("+86"))).isEmpty();
        assertThat(phone("+", Optional.of("x"))).isEmpty();
        assertThat(signIn().boundEmail(challenge(Optional.empty(), Optional.of("Ada@Example.COM"))))
                .contains(EMAIL);
        assertThat(signIn().boundEmail(challenge(Optional.empty(), Optional.of("nobody"))))
                .isEmpty();
        assertThat(signIn().boundEmail(challenge(Optional.empty(), Optional.empty())))
                .isEmpty();
    }

    private Optional<dev.mfacore.PhoneNumber> phone(String number, Optional<String> code) {
        return signIn().boundPhone(challenge(Optional.of(new AuthingContact.Phone(number, code)), Optional.empty()));
    }

    private static SignInChallenge challenge(Optional<AuthingContact.Phone> phone, Optional<String> email) {
        return new SignInChallenge(Kind.APPLICATION, data(phone, email, false, false));
    }

    @Property
    @net.jqwik.api.Tag("SEC-09")
    @Label("whatever stands for a phone or email, it is masked, and nothing fails")
    void anyContact(@ForAll String number, @ForAll Optional<String> code, @ForAll String email) {
        RemoteBench random = new RemoteBench();
        Beginning beginning = random.builder()
                .build()
                .signIn()
                .begin(new SignInChallenge(
                        Kind.APPLICATION,
                        data(Optional.of(new AuthingContact.Phone(number, code)), Optional.of(email), false, true)));

        assertThat(((Beginning.SecondFactorRequired) beginning).authenticators())
                .filteredOn(it -> it.factor().isDelivered())
                .allSatisfy(it -> assertThat(it.maskedRecipient().orElseThrow()).contains("****"));
    }

    @Test
    @DisplayName("with a management token a transaction is opened for a user who signed in elsewhere")
    void managed() {
        assertThat(bench.managed().begin(BeginRequest.signIn(ADA)))
                .isEqualTo(new Beginning.EnrolmentRequired(MFA_TOKEN, DEAD_AT));
        ManagementCall.GetMfaTriggerData call = bench.api.only(ManagementCall.GetMfaTriggerData.class);
        assertThat(call.userId()).isEqualTo("ada");
        assertThat(call.appId()).isEqualTo("app");
        assertThat(call.credential().token().value()).isEqualTo("management-token");
    }

    @Test
    @Tag("CLI-04")
    @DisplayName("a transaction of another user, or a dead one, is none")
    void managedForAnother() {
        bench.api.on(FactorCall.VerifyMfaToken.class, RemoteBench.tokenOf(BOB));
        assertThatThrownBy(() -> bench.managed().begin(BeginRequest.signIn(ADA)))
                .isInstanceOf(MfaUnavailableException.class);
        bench.api.on(
                FactorCall.VerifyMfaToken.class,
                AuthingAnswer.success(new dev.mfacore.authing.TokenIntrospection.Inactive()));
        assertThatThrownBy(() -> bench.managed().begin(BeginRequest.signIn(ADA)))
                .isInstanceOf(MfaUnavailableException.class);

        assertThat(bench.events.outcomes()).containsExactly(Outcome.WRONG_USER, Outcome.DEAD_TOKEN);
    }

    @Test
    @Tag("TXN-08")
    @DisplayName("what a tenant cannot hold is refused before anything is asked")
    void notHeld() {
        assertThatThrownBy(() -> bench.service().begin(BeginRequest.signIn(ADA)))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("management(...)")
                .hasMessageContaining("RemoteSignIn.begin");
        assertThatThrownBy(() -> bench.managed().begin(BeginRequest.signIn(ADA).inContext("browser")))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("CONTEXT_BINDING");
        for (BeginRequest request : List.of(BeginRequest.stepUp(ADA), BeginRequest.unbind(ADA))) {
            assertThatThrownBy(() -> bench.managed().begin(request))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("STEP_UP_TRANSACTIONS");
        }
        assertThat(bench.api.calls()).isEmpty();
    }
}
