package dev.mfacore.tck.clause;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Covers;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Trial;
import java.util.List;
import net.jqwik.api.ForAll;

/** Whether several instances on the same data are one register for each key. */
@Covers(Port.STORE)
public abstract class StoreNodeClauses {

    @Clause(value = "REG-20", needs = Capability.SEVERAL_NODES)
    public final void nodesSeeEachOtherAtOnce(Trial trial, @ForAll(supplier = StoreGenerators.Key.class) StoreKey key) {
        byte[] first = {1};
        byte[] second = {2, 2};
        Registers one = Registers.another(trial, "node 1");
        Registers other = Registers.another(trial, "node 2");
        one.empty(key, "in the beginning");
        other.empty(key, "in the beginning");
        long version = one.create(key, first);
        other.holds(key, first, version, "after node 1 created it");
        long next = other.save(key, second, version);
        one.refusesSave(key, first, version, "outdated by node 2");
        one.holds(key, second, next, "after node 2 saved it");
        one.refusesDelete(key, version, "outdated by node 2");
        one.delete(key, next);
        other.empty(key, "after node 1 deleted it");
        other.refusesSave(key, first, next, "deleted by node 1");
        long again = other.create(key, first);
        one.holds(key, first, again, "after node 2 created it again");
        one.refusesSave(key, second, next, "a version from before the deletion");
        one.refusesSave(key, second, AuthenticatorStore.ABSENT, "where node 2 created something");
    }

    @Clause(value = "REG-20", effort = Effort.RACE, needs = Capability.SEVERAL_NODES)
    public final void noUpdateIsLostBetweenNodes(Trial trial) {
        trial.clock().perturb(true);
        new HotCounter(
                        trial,
                        List.of(node(trial), node(trial)),
                        trial.profile().race().dividedBy(2))
                .run();
    }

    @Clause(value = "REG-20", effort = Effort.RACE, needs = Capability.SEVERAL_NODES)
    public final void oneOfTwoCreatesOnTwoNodes(Trial trial) {
        trial.clock().perturb(true);
        new StoreDuel(trial, node(trial), node(trial))
                .creations(trial.profile().race().dividedBy(2));
    }

    @Clause(value = "REG-20", effort = Effort.RACE, needs = Capability.SEVERAL_NODES)
    public final void everyHistoryOfNodesIsThatOfARegister(Trial trial, @ForAll long seed) {
        trial.clock().perturb(true);
        new StoreHistories(trial, List.of(node(trial), node(trial)), seed).run();
    }

    private static AuthenticatorStore node(Trial trial) {
        return trial.openAnother().part(Port.STORE, AuthenticatorStore.class);
    }
}
