package dev.mfacore.adapter.inmemory;

import dev.mfacore.KeyRing;
import dev.mfacore.port.OtpMessage;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.MfaTck;
import dev.mfacore.tck.ServiceUnderTest;
import dev.mfacore.tck.TckEnvironment;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The whole second factor in memory keeps every rule of the kit that a service can break; its nodes share a store. */
public class InMemoryMfaTckTest extends MfaTck {

    private static final Map<String, InMemoryAuthenticatorStore> STORES = new ConcurrentHashMap<>();
    private static final KeyRing KEYS = KeyRing.generate(new SecureRandom());

    @Override
    public Adapter adapter(TckEnvironment env) {
        var store = STORES.computeIfAbsent(env.namespace(), name -> new InMemoryAuthenticatorStore());
        InMemoryMfa mfa = InMemoryMfa.builder("TCK")
                .clock(env.clock())
                .store(store)
                .keys(KEYS)
                .build();
        return Adapter.named("in-memory-engine")
                .service(ServiceUnderTest.of(mfa.service())
                        .admin(mfa.admin())
                        .events(mfa.events()::events)
                        .codes(recipient -> mfa.outbox().messagesTo(recipient).stream()
                                .map(OtpMessage::code)
                                .toList()))
                .supports(Capability.SEVERAL_NODES, Capability.SURVIVES_RESTART);
    }
}
