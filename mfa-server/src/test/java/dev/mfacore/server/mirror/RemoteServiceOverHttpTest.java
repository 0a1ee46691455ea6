package dev.mfacore.server.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.mfacore.Locked;
import dev.mfacore.MfaToken;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.Rejected;
import dev.mfacore.Rejected.Reason;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.Sending;
import dev.mfacore.Unbinding;
import dev.mfacore.Verification;
import dev.mfacore.Verification.Verified;
import dev.mfacore.adapter.inmemory.testing.FakeAuthenticator;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One list of expectations for both: what a tenant's capabilities promise has the outcomes of a local engine. */
@DisplayName("MfaService, local and over HTTP on a server")
class RemoteServiceOverHttpTest {

    private static final AssociateRequest APP = AssociateRequest.authenticatorApp("phone");
    private static final EmailAddress ADAS_EMAIL = Person.ADA.email().orElseThrow();
    private static final EmailAddress FREE = EmailAddress.parse("free@example.com");
    private static final Duration STEP = Duration.ofSeconds(30);

    static Stream<Named<Supplier<Place>>> places() {
        return Stream.of(Named.of("local", Place::local), Named.of("over HTTP", Place::remote));
    }

    private record Bound(FakeAuthenticator app, String recoveryCode, AuthenticatorId id) {}

    private static Caller.TokenHolder signIn(Place place, Person person) {
        Beginning beginning = place.service().begin(BeginRequest.signIn(person.id()));
        MfaToken token = beginning instanceof Beginning.SecondFactorRequired required
                ? required.token()
                : ((Beginning.EnrolmentRequired) beginning).token();
        return Caller.holding(token);
    }

    private static Bound bind(Place place, Person person) {
        Caller.TokenHolder holder = signIn(place, person);
        Association.AuthenticatorApp shown =
                (Association.AuthenticatorApp) place.service().associate(holder, APP);
        FakeAuthenticator app = FakeAuthenticator.scan(shown.uri(), place.clock());
        Confirmation.Confirmed confirmed =
                (Confirmation.Confirmed) place.service().confirm(holder, shown.authenticator(), app.code());
        place.clock().advance(STEP);
        String recoveryCode = shown.recoveryCodes().orElseThrow().codes().get(0);
        return new Bound(app, recoveryCode, confirmed.authenticator().id());
    }

    private static Verified verify(Place place, Person person, Bound bound) {
        Verified verified = (Verified)
                place.service().verifyTotp(signIn(place, person), bound.app().code());
        place.clock().advance(STEP);
        return verified;
    }

    private static Rejected rejected(Reason reason) {
        return new Rejected(reason);
    }

    @ParameterizedTest
    @MethodSource("places")
    @DisplayName("a sign-in without a factor wants enrolment, and one with a factor wants that")
    void begin(Supplier<Place> where) {
        try (Place place = where.get()) {
            assertThat(place.service().begin(BeginRequest.signIn(Person.EVE.id())))
                    .isInstanceOf(Beginning.EnrolmentRequired.class);
            bind(place, Person.EVE);
            Beginning.SecondFactorRequired required =
                    (Beginning.SecondFactorRequired) place.service().begin(BeginRequest.signIn(Person.EVE.id()));
            assertThat(required.authenticators())
                    .extracting(AuthenticatorSummary::factor)
                    .containsExactly(Factor.TOTP);
            assertThat(required.expiresAt()).isEqualTo(place.clock().instant().plus(Duration.ofMinutes(6)));
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    @DisplayName("what the platform knows of a user is offered, masked")
    void offered(Supplier<Place> where) {
        try (Place place = where.get()) {
            Beginning.SecondFactorRequired required =
                    (Beginning.SecondFactorRequired) place.service().begin(BeginRequest.signIn(Person.ADA.id()));
            assertThat(required.authenticators())
                    .extracting(AuthenticatorSummary::factor)
                    .containsExactlyInAnyOrder(Factor.SMS, Factor.EMAIL);
            assertThat(required.authenticators())
                    .extracting(it -> it.maskedRecipient().orElseThrow())
                    .containsExactlyInAnyOrder(
                            ADAS_EMAIL.masked(),
                            Person.ADA.phone().orElseThrow().masked());
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    @DisplayName("a code counts once, and a wrong one not at all")
    @Tag("TOTP-08")
    void verifyTotp(Supplier<Place> where) {
        try (Place place = where.get()) {
            Bound bound = bind(place, Person.EVE);
            Caller.TokenHolder holder = signIn(place, Person.EVE);
            assertThat(place.service().verifyTotp(holder, bound.app().wrongCode()))
                    .isEqualTo(rejected(Reason.INVALID_CODE));
            String code = bound.app().code();
            Verified verified = (Verified) place.service().verifyTotp(holder, code);
            assertThat(verified.user()).isEqualTo(Person.EVE.id());
            assertThat(verified.factor()).isEqualTo(Factor.TOTP);
            assertThat(place.service().verifyTotp(signIn(place, Person.EVE), code))
                    .isEqualTo(rejected(Reason.INVALID_CODE));
            assertThat(place.service().verifyTotp(holder, code)).isEqualTo(rejected(Reason.INVALID_TOKEN));
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    @DisplayName("a recovery code is replaced by the next one")
    @Tag("REC-05")
    void recover(Supplier<Place> where) {
        try (Place place = where.get()) {
            Bound bound = bind(place, Person.EVE);
            Verified verified =
                    (Verified) place.service().verifyRecoveryCode(signIn(place, Person.EVE), bound.recoveryCode());
            assertThat(verified.factor()).isEqualTo(Factor.RECOVERY_CODE);
            String next = verified.replacement().orElseThrow().codes().get(0);
            Caller.TokenHolder holder = signIn(place, Person.EVE);
            assertThat(place.service().verifyRecoveryCode(holder, bound.recoveryCode()))
                    .isEqualTo(rejected(Reason.INVALID_CODE));
            assertThat(place.service().verifyRecoveryCode(holder, next)).isInstanceOf(Verified.class);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    @DisplayName("an app is bound in a session when its code was shown, and listed from then on")
    void enrol(Supplier<Place> where) {
        try (Place place = where.get()) {
            Caller.SignedIn session = place.session(Person.EVE);
            Association.AuthenticatorApp shown =
                    (Association.AuthenticatorApp) place.service().associate(session, APP);
            FakeAuthenticator app = FakeAuthenticator.scan(shown.uri(), place.clock());
            assertThat(place.service().confirm(session, shown.authenticator(), app.wrongCode()))
                    .isEqualTo(rejected(Reason.INVALID_CODE));
            Confirmation.Confirmed confirmed =
                    (Confirmation.Confirmed) place.service().confirm(session, shown.authenticator(), app.code());
            Listing.Authenticators listing =
                    (Listing.Authenticators) place.service().listAuthenticators(session);
            AuthenticatorSummary listed = listing.authenticators().get(0);
            assertThat(listing.authenticators()).hasSize(1);
            assertThat(listed.id()).isEqualTo(confirmed.authenticator().id());
            assertThat(listed.factor()).isEqualTo(Factor.TOTP);
            assertThat(listed.status()).isEqualTo(AuthenticatorSummary.Status.ACTIVE);
            assertThat(listing.recoveryCodesLeft()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    @DisplayName("who has a factor gives it before another is bound")
    @Tag("BIND-04")
    void secondAssociation(Supplier<Place> where) {
        try (Place place = where.get()) {
            Bound bound = bind(place, Person.EVE);
            Caller.SignedIn session = place.session(Person.EVE);
            assertThat(place.service().associate(session, APP)).isEqualTo(rejected(Reason.PROOF_REQUIRED));
            assertThat(place.service().associate(signIn(place, Person.EVE), APP))
                    .isEqualTo(rejected(Reason.NOT_PERMITTED));
            assertThat(place.service()
                            .associate(
                                    session,
                                    APP,
                                    new SecondFactorProof.TotpCode(bound.app().wrongCode())))
                    .isEqualTo(rejected(Reason.INVALID_CODE));
            assertThat(place.service()
                            .associate(
                                    session,
                                    APP,
                                    new SecondFactorProof.TotpCode(bound.app().code())))
                    .isInstanceOf(Association.AuthenticatorApp.class);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    @DisplayName("an app goes by the proof of a verification, and then enrolment is wanted again")
    @Tag("BIND-05")
    void unbindBySealedProof(Supplier<Place> where) {
        try (Place place = where.get()) {
            Bound bound = bind(place, Person.EVE);
            Verified verified = verify(place, Person.EVE, bound);
            Unbinding unbinding = place.service().unbind(place.session(Person.EVE), bound.id(), verified.proof());
            assertThat(unbinding).isEqualTo(new Unbinding.Unbound(0));
            assertThat(place.service().begin(BeginRequest.signIn(Person.EVE.id())))
                    .isInstanceOf(Beginning.EnrolmentRequired.class);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    @DisplayName("an app goes by its own code, but not by a wrong one, an old proof or another's id")
    @Tag("BIND-05")
    void unbindByCode(Supplier<Place> where) {
        try (Place place = where.get()) {
            Bound bound = bind(place, Person.EVE);
            Caller.SignedIn session = place.session(Person.EVE);
            SecondFactorProof right = new SecondFactorProof.TotpCode(bound.app().code());
            SecondFactorProof wrong = new SecondFactorProof.TotpCode(bound.app().wrongCode());
            SecondFactorProof old =
                    new SecondFactorProof.Attested(place.clock().instant().minus(Duration.ofMinutes(11)));
            assertThat(place.service().unbind(session, new AuthenticatorId("another"), right))
                    .isEqualTo(rejected(Reason.UNKNOWN_AUTHENTICATOR));
            assertThat(place.service().unbind(session, bound.id(), old)).isEqualTo(rejected(Reason.PROOF_REQUIRED));
            assertThat(place.service().unbind(session, bound.id(), wrong)).isEqualTo(rejected(Reason.INVALID_CODE));
            assertThat(place.service().unbind(session, bound.id(), right)).isEqualTo(new Unbinding.Unbound(0));
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    @DisplayName("a code is sent to a known address and signs in, the wrong one does not, and the next takes a while")
    void sentCode(Supplier<Place> where) {
        try (Place place = where.get()) {
            Caller.TokenHolder holder = signIn(place, Person.ADA);
            DeliveryTarget target = DeliveryTarget.of(ADAS_EMAIL);
            Sending.Sent sent = (Sending.Sent) place.service().send(holder, target);
            assertThat(sent.maskedRecipient()).isEqualTo(ADAS_EMAIL.masked());
            assertThat(((Sending.NotSent) place.service().send(holder, target)).cause())
                    .isEqualTo(Sending.Cause.THROTTLED);
            String code = place.lastCode(ADAS_EMAIL);
            String wrong = (code.charAt(0) == '9' ? "0" : "9") + code.substring(1);
            assertThat(place.service().verifyEmail(holder, target, wrong)).isEqualTo(rejected(Reason.INVALID_CODE));
            Verified verified = (Verified) place.service().verifyEmail(holder, target, code);
            assertThat(verified.user()).isEqualTo(Person.ADA.id());
            assertThat(verified.factor()).isEqualTo(Factor.EMAIL);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    @DisplayName("a code goes to the address behind an offered id")
    void sentToBound(Supplier<Place> where) {
        try (Place place = where.get()) {
            Beginning.SecondFactorRequired required =
                    (Beginning.SecondFactorRequired) place.service().begin(BeginRequest.signIn(Person.ADA.id()));
            AuthenticatorId email = required.authenticators().stream()
                    .filter(it -> it.factor() == Factor.EMAIL)
                    .map(AuthenticatorSummary::id)
                    .findFirst()
                    .orElseThrow();
            Caller.TokenHolder holder = Caller.holding(required.token()).forUser(Person.ADA.id());
            DeliveryTarget target = DeliveryTarget.of(email);
            assertThat(place.service().send(holder, target)).isInstanceOf(Sending.Sent.class);
            assertThat(place.service().verifyEmail(holder, target, place.lastCode(ADAS_EMAIL)))
                    .isInstanceOf(Verified.class);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    @DisplayName("a free address may be bound, another user's not")
    void bindable(Supplier<Place> where) {
        try (Place place = where.get()) {
            signIn(place, Person.ADA);
            Caller.TokenHolder holder = signIn(place, Person.EVE);
            assertThat(place.service().checkBindable(holder, FREE)).isEqualTo(new BindableAnswer.Decided(true));
            assertThat(place.service().checkBindable(holder, ADAS_EMAIL)).isEqualTo(new BindableAnswer.Decided(false));
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    @DisplayName("a dead token opens nothing")
    void deadToken(Supplier<Place> where) {
        try (Place place = where.get()) {
            Bound bound = bind(place, Person.EVE);
            Caller.TokenHolder dead = signIn(place, Person.EVE);
            place.clock().advance(Duration.ofMinutes(7));
            assertThat(Stream.<Object>of(
                            place.service().verifyTotp(dead, bound.app().code()),
                            place.service().verifyRecoveryCode(dead, bound.recoveryCode()),
                            place.service().listAuthenticators(dead),
                            place.service().send(dead, DeliveryTarget.of(FREE)),
                            place.service().checkBindable(dead, FREE)))
                    .containsOnly(rejected(Reason.INVALID_TOKEN));
        }
    }

    /** A tenant's answer about another user says nothing, so it is no refusal either. */
    @Test
    @DisplayName("another user's token opens nothing, whatever the code")
    @Tag("CLI-04")
    void othersToken() {
        try (Place local = Place.local();
                Place remote = Place.remote()) {
            assertThat(asBob(local)).isEqualTo(rejected(Reason.INVALID_TOKEN));
            assertThatThrownBy(() -> asBob(remote)).isInstanceOf(MfaUnavailableException.class);
        }
    }

    private static Verification asBob(Place place) {
        Bound bound = bind(place, Person.EVE);
        Caller.TokenHolder evesToken = signIn(place, Person.EVE).forUser(Person.BOB.id());
        return place.service().verifyTotp(evesToken, bound.app().code());
    }

    @ParameterizedTest
    @MethodSource("places")
    @DisplayName("guessing ends in a lock that later sign-ins meet as well")
    @Tag("THR-03")
    void guessing(Supplier<Place> where) {
        try (Place place = where.get()) {
            Bound bound = bind(place, Person.EVE);
            Caller.TokenHolder holder = signIn(place, Person.EVE);
            Verification last = rejected(Reason.INVALID_CODE);
            for (int guess = 0; guess < 5; guess++) {
                last = place.service().verifyTotp(holder, bound.app().wrongCode());
            }
            assertThat(last).isInstanceOfAny(Rejected.class, Locked.class);
            assertThat(place.service()
                            .verifyTotp(signIn(place, Person.EVE), bound.app().code()))
                    .isInstanceOf(Locked.class);
        }
    }
}
