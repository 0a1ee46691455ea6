package dev.mfacore.tck.gallery.authing;

import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.gallery.Specimen;

/** Correct tenants: none of them may fail. */
public enum CorrectTenant implements Specimen {
    /** The library's own engine. */
    TENANT_ON_THE_ENGINE;

    @Override
    public Adapter adapter(TckEnvironment env) {
        EngineTenant tenant = new EngineTenant(env.clock());
        return Adapter.named(reportName()).authingTenant(tenant.api(), tenant);
    }
}
