package dev.mfacore.adapter.inmemory.testing;

import dev.mfacore.MfaToken;
import dev.mfacore.Recipient;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.AuthingUser;
import dev.mfacore.port.OtpMessage;
import dev.mfacore.port.UserDirectory;
import dev.mfacore.tck.AuthingFixture;
import java.time.Duration;
import java.util.List;

/** Enters users into a fake tenant and signs them in. */
final class FakeTenantFixture implements AuthingFixture {

    private static final String PASSWORD = "correct horse";

    private final FakeAuthingTenant tenant;

    FakeTenantFixture(FakeAuthingTenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public void putUser(String id, UserDirectory.Entry profile) {
        tenant.putUser(id, PASSWORD, profile);
    }

    @Override
    public AuthingCredential.UserToken session(String id) {
        return tenant.session(id);
    }

    @Override
    public MfaToken signIn(String id) {
        AuthingAnswer<AuthingUser> stopped = tenant.signIn(id, PASSWORD);
        return ((AuthingAnswer.Refusal<AuthingUser>) stopped)
                .challenge()
                .orElseThrow()
                .data()
                .mfaToken();
    }

    @Override
    public List<String> codes(Recipient recipient) {
        return tenant.outbox().messagesTo(recipient).stream()
                .map(OtpMessage::code)
                .toList();
    }

    @Override
    public void advance(Duration by) {
        tenant.clock().advance(by);
    }
}
