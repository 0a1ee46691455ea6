package dev.mfacore.tck.clause;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Covers;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import net.jqwik.api.ForAll;

/** The clauses of the compare-and-set register. */
@Covers(Port.STORE)
public abstract class StoreClauses {

    @Clause("STO-05")
    public final void outdatedSaveIsRefused(Trial trial, @ForAll byte[] first, @ForAll byte[] second) {
        AuthenticatorStore store = trial.part(AuthenticatorStore.class);
        StoreKey key = new StoreKey("user", "anna");
        Expect.equal("creating " + key, true, store.save(key, first, AuthenticatorStore.ABSENT));
        StoredState old = store.load(key).orElseThrow();
        trial.say("created, version " + old.version());
        Expect.equal("saving at the version just loaded", true, store.save(key, second, old.version()));
        Expect.equal("saving at the outdated version", false, store.save(key, first, old.version()));
        Expect.equal(
                "the state after that", second, store.load(key).orElseThrow().state());
    }
}
