package dev.mfacore.tck.clause;

import static dev.mfacore.port.AuthenticatorStore.ABSENT;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Covers;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.util.List;
import net.jqwik.api.ForAll;

/** Whether of two writes that name one version exactly one succeeds, however close they come. */
@Covers(Port.STORE)
public abstract class StoreRaceClauses {

    @Clause(value = "REG-01", effort = Effort.RACE)
    public final void oneOfTwoCreates(Trial trial) {
        AuthenticatorStore store = perturbed(trial);
        new StoreDuel(trial, store, store).creations(trial.profile().race());
    }

    @Clause(value = "REG-02", effort = Effort.RACE)
    public final void noUpdateIsLost(Trial trial) {
        AuthenticatorStore store = perturbed(trial);
        new HotCounter(trial, List.of(store, store), trial.profile().race()).run();
    }

    @Clause(value = "REG-02", effort = Effort.RACE)
    public final void oneOfTwoSaves(Trial trial) {
        AuthenticatorStore store = perturbed(trial);
        new StoreDuel(trial, store, store).saves(trial.profile().race().dividedBy(2));
    }

    @Clause(value = "REG-03", effort = Effort.RACE)
    public final void oneOfTwoDeletes(Trial trial) {
        AuthenticatorStore store = perturbed(trial);
        new StoreDuel(trial, store, store).deletions(trial.profile().race().dividedBy(2));
    }

    @Clause(value = "REG-03", effort = Effort.RACE)
    public final void saveOrDelete(Trial trial) {
        AuthenticatorStore store = perturbed(trial);
        new StoreDuel(trial, store, store)
                .saveAgainstDeletion(trial.profile().race().dividedBy(2));
    }

    @Clause(value = "REG-03", effort = Effort.RACE)
    public final void deleteSparesWhatIsCreatedAfterIt(Trial trial) {
        AuthenticatorStore store = perturbed(trial);
        new StoreDuel(trial, store, store)
                .creationAgainstDeletion(trial.profile().race().dividedBy(2));
    }

    @Clause(value = "REG-04", effort = Effort.RACE)
    public final void everyHistoryIsThatOfARegister(Trial trial, @ForAll long seed) {
        AuthenticatorStore store = perturbed(trial);
        new StoreHistories(trial, List.of(store), seed).run();
    }

    /** The store, whose calls give way at random where it asks the clock. */
    private static AuthenticatorStore perturbed(Trial trial) {
        trial.clock().perturb(true);
        return trial.part(AuthenticatorStore.class);
    }

    /** The version under a key, or none. */
    static long version(AuthenticatorStore store, StoreKey key) {
        return store.load(key).map(StoredState::version).orElse(ABSENT);
    }

    /** Creates what a race is about. */
    static long created(AuthenticatorStore store, StoreKey key, byte[] state) {
        Expect.equal("create " + Texts.of(key), true, store.save(key, state, ABSENT));
        return version(store, key);
    }
}
