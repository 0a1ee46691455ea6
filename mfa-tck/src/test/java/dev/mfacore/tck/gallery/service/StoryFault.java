package dev.mfacore.tck.gallery.service;

import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.EngineAssembly;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.gallery.Charge;
import dev.mfacore.tck.gallery.Fault;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Services that go wrong only when several things have happened before, so that nothing but whole stories shows it. */
// Its assemblies keep nothing.
@SuppressWarnings("ImmutableEnumChecker")
public enum StoryFault implements Fault {
    /** Counts no failures any more of a user who has ever unbound something. */
    COUNTS_NOTHING_AFTER_AN_UNBINDING(
            parts -> Engines.behind(parts, MeddlingInStories::countsNothingAfterAnUnbinding), "SVC-01", "LOCKED"),
    /** Brings the first set of recovery codes back when somebody who has unbound everything binds anew. */
    FIRST_RECOVERY_SET_COMES_BACK(
            parts -> Engines.behind(parts, MeddlingInStories::firstRecoverySetComesBack), "SVC-01", "a recovery code"),
    /** Confirms once more what another node has confirmed. */
    CONFIRMS_ONCE_ON_EACH_NODE(
            parts -> Engines.behind(parts, MeddlingInStories::confirmsOnceOnEachNode), "SVC-02", "confirming with"),
    /** Gives new recovery codes also where they could not be kept. */
    PROMISES_RECOVERY_CODES(
            parts -> Engines.behind(parts, MeddlingInStories::promisesRecoveryCodes), "SVC-03", "recovery code"),
    /** Lets in one call at a time, and tells its listeners meanwhile. */
    TELLS_WITH_THE_DOOR_LOCKED(
            parts -> Engines.behind(parts, MeddlingInStories::tellsWithTheDoorLocked), "SVC-04", "hangs");

    private final EngineAssembly assembly;
    private final Charge charge;

    StoryFault(EngineAssembly assembly, String clause, String words) {
        Set<String> others = new HashSet<>(Set.of("SVC-01", "SVC-02", "SVC-03", "SVC-04"));
        others.remove(clause);
        this.assembly = assembly;
        this.charge = new Charge(Set.of(clause), others, List.of(words));
    }

    @Override
    public Adapter adapter(TckEnvironment env) {
        return Adapter.named(reportName()).engine(assembly);
    }

    @Override
    public Charge charge() {
        return charge;
    }

    /** A story that shows it takes some looking for. */
    @Override
    public Map<String, String> settings() {
        return Map.of(
                "profile",
                "nightly",
                "hang",
                "5",
                "clause",
                charge.clauses().iterator().next());
    }
}
