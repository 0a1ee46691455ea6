package dev.mfacore.adapter.authing;

import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.AuthingPeer;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.MfaTck;
import dev.mfacore.tck.TckEnvironment;

/** The client before the compliance test kit. */
public class AuthingHttpTckTest extends MfaTck {
    @Override
    public Adapter adapter(TckEnvironment env) {
        AuthingPeer peer = env.authing();
        AuthingHttpBuilder client = AuthingHttp.builder(peer.url(), "app").userPoolId("pool");
        client.allowPlainHttpToLoopback().sslContext(peer.sslContext()).deadline(peer.deadline());
        client.clock(env.clock()).connectTimeout(peer.deadline());
        return Adapter.named("authing-http").authingClient(client.build()).supports(Capability.AUTHING_TRUST);
    }
}
