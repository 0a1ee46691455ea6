package dev.mfacore.server.mirror;

import dev.mfacore.EmailAddress;
import dev.mfacore.PhoneNumber;
import dev.mfacore.Recipient;
import dev.mfacore.adapter.inmemory.testing.FakeAuthingTenant;
import dev.mfacore.adapter.inmemory.testing.VirtualClock;
import dev.mfacore.adapter.qr.QrPictures;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.MfaTriggerData;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.SignInChallenge;
import dev.mfacore.port.OtpMessage;
import dev.mfacore.server.ServerUnderTest;
import java.util.List;
import java.util.Optional;

/**
 * The fake tenant, as tests of applications use it. It shows a user's client its own contacts in full, as Authing does
 * and the server does not (SEC-09); this one difference is taken out here.
 */
final class FakeSide implements Side {

    private final FakeAuthingTenant tenant = FakeAuthingTenant.builder()
            .policy(Side.policy())
            .clock(new VirtualClock(ServerUnderTest.START))
            .qrRenderer(QrPictures.defaults())
            .build();

    FakeSide() {
        for (Person person : Person.values()) {
            tenant.putUser(person.id().value(), "correct horse", person.profile());
        }
    }

    @Override
    public <T> AuthingAnswer<T> call(AuthingCall<T> call) {
        AuthingAnswer<T> answer = tenant.call(call, Optional.of(LOOPBACK));
        return answer instanceof AuthingAnswer.Refusal<T> refusal
                ? new AuthingAnswer.Refusal<>(
                        refusal.code(),
                        refusal.message(),
                        refusal.challenge().map(it -> new SignInChallenge(it.kind(), masked(it.data()))),
                        refusal.retryAfter())
                : answer;
    }

    private static MfaTriggerData masked(MfaTriggerData it) {
        return new MfaTriggerData(
                it.mfaToken(),
                it.nickname(),
                it.email().map(FakeSide::masked),
                Optional.empty(),
                it.avatar(),
                it.phone().map(FakeSide::masked),
                it.mfaPhone().map(FakeSide::masked),
                it.mfaEmail().map(FakeSide::masked),
                it.faceBound(),
                it.totpBound(),
                it.applicationMfa());
    }

    private static String masked(String email) {
        return email.contains("*") ? email : EmailAddress.parse(email).masked();
    }

    private static AuthingContact.Phone masked(AuthingContact.Phone phone) {
        return phone.countryCode()
                .map(code -> new AuthingContact.Phone(
                        PhoneNumber.parse(code, phone.number()).masked(), Optional.empty()))
                .orElse(phone);
    }

    @Override
    public SecretText session(Person person) {
        return tenant.session(person.id().value()).token();
    }

    @Override
    public AuthingCredential.OfUser credential(SecretText bearer) {
        return tenant.credential(bearer);
    }

    @Override
    public AuthingCredential.Management management() {
        return tenant.management();
    }

    @Override
    public List<String> codes(Recipient recipient) {
        return tenant.outbox().messagesTo(recipient).stream()
                .map(OtpMessage::code)
                .toList();
    }

    @Override
    public VirtualClock clock() {
        return tenant.clock();
    }

    @Override
    public void close() {}
}
