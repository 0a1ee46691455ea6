package dev.mfacore.server.mirror;

import dev.mfacore.AuthingTenant;
import dev.mfacore.Mfa;
import dev.mfacore.Recipient;
import dev.mfacore.adapter.inmemory.InMemoryMfa;
import dev.mfacore.adapter.inmemory.testing.FakeAuthingTenant;
import dev.mfacore.adapter.inmemory.testing.VirtualClock;
import dev.mfacore.adapter.qr.QrPictures;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.SecretText;
import dev.mfacore.port.OtpMessage;
import dev.mfacore.server.Secrets;
import dev.mfacore.server.ServerUnderTest;
import dev.mfacore.server.session.ServerSessions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** An engine in memory, asked in this process. */
final class TenantSide implements Side {

    private static final SecretText MANAGEMENT = new SecretText("management-token-of-the-mirror");

    private final VirtualClock clock = new VirtualClock(ServerUnderTest.START);
    private final InMemoryMfa mfa = InMemoryMfa.builder(ISSUER)
            .policy(Side.policy())
            .clock(clock)
            .qrRenderer(QrPictures.defaults())
            .build();
    private final ServerSessions sessions = new ServerSessions(clock, new Secrets(new SecureRandom()));
    private final AuthingTenant tenant = Mfa.tenant(new Mfa.Local(mfa.service(), mfa.admin(), mfa.gateway()))
            .policy(Side.policy())
            .accessTokens(sessions)
            .userPoolId(FakeAuthingTenant.USER_POOL_ID)
            .appId(FakeAuthingTenant.APP_ID)
            .directory(mfa.directory())
            .clock(clock)
            .managementToken(MANAGEMENT)
            .build();

    TenantSide() {
        for (Person person : Person.values()) {
            mfa.directory().put(person.id(), person.profile());
        }
    }

    @Override
    public <T> AuthingAnswer<T> call(AuthingCall<T> call) {
        return tenant.call(call, Optional.of(LOOPBACK));
    }

    @Override
    public SecretText session(Person person) {
        return sessions.open(person.id(), Optional.empty()).token();
    }

    @Override
    public AuthingCredential.OfUser credential(SecretText bearer) {
        return tenant.credential(bearer);
    }

    @Override
    public AuthingCredential.Management management() {
        return new AuthingCredential.Management(MANAGEMENT);
    }

    @Override
    public List<String> codes(Recipient recipient) {
        return mfa.outbox().messagesTo(recipient).stream().map(OtpMessage::code).toList();
    }

    @Override
    public VirtualClock clock() {
        return clock;
    }

    /** The engine itself, without the tenant in front of it. */
    InMemoryMfa engine() {
        return mfa;
    }

    @Override
    public void close() {}
}
