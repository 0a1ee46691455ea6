package dev.mfacore.adapter.inmemory.testing;

import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.MfaTck;
import dev.mfacore.tck.TckEnvironment;

/** The fake tenant before the compliance test kit. */
public class FakeTenantTckTest extends MfaTck {
    @Override
    public Adapter adapter(TckEnvironment env) {
        VirtualClock clock = new VirtualClock(env.clock().instant());
        FakeAuthingTenant tenant = FakeAuthingTenant.builder().clock(clock).build();
        return Adapter.named("fake-tenant").authingTenant(tenant, new FakeTenantFixture(tenant));
    }
}
