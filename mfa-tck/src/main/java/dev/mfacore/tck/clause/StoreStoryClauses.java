package dev.mfacore.tck.clause;

import dev.mfacore.port.StoreKey;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Covers;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Trial;
import java.util.List;
import net.jqwik.api.ForAll;

/** Whether the store answers every sequence of calls as the reference model does. */
@Covers(Port.STORE)
public abstract class StoreStoryClauses {

    @Clause(
            value = "STO-10",
            effort = Effort.STORY,
            mustReach = {
                "creation",
                "accepted save",
                "refused save",
                "accepted delete",
                "refused delete",
                "creation after deletion"
            })
    public final void answersAsTheModel(
            Trial trial,
            @ForAll(supplier = StoreGenerators.Keys.class) List<StoreKey> keys,
            @ForAll(supplier = StoreGenerators.Story.class) List<StoryStep> steps) {
        new StoreStory(trial, keys, 1, false).tell(steps);
    }

    @Clause(
            value = "STO-10",
            effort = Effort.STORY,
            needs = Capability.SURVIVES_RESTART,
            mustReach = {"restart", "creation after deletion"})
    public final void answersAsTheModelAcrossRestarts(
            Trial trial,
            @ForAll(supplier = StoreGenerators.Keys.class) List<StoreKey> keys,
            @ForAll(supplier = StoreGenerators.Story.class) List<StoryStep> steps) {
        new StoreStory(trial, keys, 1, true).tell(steps);
    }

    @Clause(
            value = "STO-10",
            effort = Effort.STORY,
            needs = Capability.SEVERAL_NODES,
            mustReach = {"refused save", "creation after deletion"})
    public final void answersAsTheModelOnSeveralNodes(
            Trial trial,
            @ForAll(supplier = StoreGenerators.Keys.class) List<StoreKey> keys,
            @ForAll(supplier = StoreGenerators.Story.class) List<StoryStep> steps) {
        boolean restarts = trial.adapter().capabilities().contains(Capability.SURVIVES_RESTART);
        new StoreStory(trial, keys, 3, restarts).tell(steps);
    }
}
