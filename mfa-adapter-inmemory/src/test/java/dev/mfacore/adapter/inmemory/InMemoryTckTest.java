package dev.mfacore.adapter.inmemory;

import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.MfaTck;
import dev.mfacore.tck.TckEnvironment;

/** The compliance test kit on our own store. */
class InMemoryTckTest extends MfaTck {

    @Override
    public Adapter adapter(TckEnvironment env) {
        return Adapter.named("in-memory")
                .store(new InMemoryAuthenticatorStore())
                .supports(Capability.PAGING);
    }
}
