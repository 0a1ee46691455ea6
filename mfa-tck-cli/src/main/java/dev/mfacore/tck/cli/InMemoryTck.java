package dev.mfacore.tck.cli;

import dev.mfacore.adapter.inmemory.InMemoryAuthenticatorStore;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.MfaTck;
import dev.mfacore.tck.TckEnvironment;

/** The kit on the adapter in memory. */
public final class InMemoryTck extends MfaTck {

    /** Made by the engine. */
    public InMemoryTck() {}

    @Override
    public Adapter adapter(TckEnvironment env) {
        return Adapter.named("inmemory").store(new InMemoryAuthenticatorStore()).supports(Capability.PAGING);
    }
}
