package dev.mfacore.tck;

import dev.mfacore.tck.clause.AuthingAnswers;
import dev.mfacore.tck.clause.AuthingBounds;
import dev.mfacore.tck.clause.AuthingCodes;
import dev.mfacore.tck.clause.AuthingDoubts;
import dev.mfacore.tck.clause.AuthingIndependence;
import dev.mfacore.tck.clause.AuthingManners;
import dev.mfacore.tck.clause.AuthingOnce;
import dev.mfacore.tck.clause.AuthingRequests;
import dev.mfacore.tck.clause.AuthingSecrecy;
import dev.mfacore.tck.clause.AuthingTenants;
import dev.mfacore.tck.clause.AuthingTrust;
import dev.mfacore.tck.clause.StoreDurabilityClauses;
import dev.mfacore.tck.clause.StoreInterruptClauses;
import dev.mfacore.tck.clause.StoreKeyClauses;
import dev.mfacore.tck.clause.StoreLifeClauses;
import dev.mfacore.tck.clause.StoreNodeClauses;
import dev.mfacore.tck.clause.StorePagingClauses;
import dev.mfacore.tck.clause.StoreRaceClauses;
import dev.mfacore.tck.clause.StoreStateClauses;
import dev.mfacore.tck.clause.StoreStoryClauses;
import dev.mfacore.tck.clause.StoreThreadClauses;
import dev.mfacore.tck.clause.StoreVersionClauses;
import dev.mfacore.tck.clause.StoreWriteClauses;
import dev.mfacore.tck.run.LedgerHook;
import net.jqwik.api.Group;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * The compliance test kit. Extend it in a class whose name ends in {@code Test}, name the parts to test, and run it as
 * any test:
 *
 * <pre>{@code
 * public class AcmeTckTest extends MfaTck {
 *     public Adapter adapter(TckEnvironment env) {
 *         return Adapter.named("acme").store(new AcmeStore(env.directory())).supports(Capability.SURVIVES_RESTART);
 *     }
 * }
 * }</pre>
 *
 * <p>System properties: {@code mfa.tck.profile} ({@code quick}, {@code default}, {@code nightly}), {@code mfa.tck.seed}
 * (repeats a run), {@code mfa.tck.clause} (runs one clause).
 */
// The engine wants groups to be inner classes.
@SuppressWarnings("ClassCanBeStatic")
@AddLifecycleHook(LedgerHook.class)
public abstract class MfaTck extends PortsTck {

    /** For subclasses. */
    protected MfaTck() {}

    /**
     * Opens the adapter on the data that the environment names. Called for every try, and again with the same data for
     * another node or after a restart; it always names the same parts and capabilities.
     *
     * @param env clock, namespace and folder of the try
     * @return the opened adapter
     * @throws Exception if it cannot be opened; the run then fails
     */
    public abstract Adapter adapter(TckEnvironment env) throws Exception;

    /** Which writes a store refuses. */
    @Group
    public class StoreWrites extends StoreWriteClauses {}

    /** The versions of a store. */
    @Group
    public class StoreVersions extends StoreVersionClauses {}

    /** The keys of a store. */
    @Group
    public class StoreKeys extends StoreKeyClauses {}

    /** The states in a store. */
    @Group
    public class StoreStates extends StoreStateClauses {}

    /** Races in a store. */
    @Group
    public class StoreRaces extends StoreRaceClauses {}

    /** A store and threads. */
    @Group
    public class StoreThreads extends StoreThreadClauses {}

    /** A store and interrupts. */
    @Group
    public class StoreInterrupts extends StoreInterruptClauses {}

    /** A store's end, words and needs. */
    @Group
    public class StoreLife extends StoreLifeClauses {}

    /** What survives the store. */
    @Group
    public class StoreDurability extends StoreDurabilityClauses {}

    /** Several instances of a store. */
    @Group
    public class StoreNodes extends StoreNodeClauses {}

    /** The pages of a store. */
    @Group
    public class StorePages extends StorePagingClauses {}

    /** Whole stories of a store. */
    @Group
    public class StoreStories extends StoreStoryClauses {}

    /** The clauses of Authing's API on what is asked. */
    @Group
    public class AuthingRequest extends AuthingRequests {}

    /** The clauses of Authing's API on documented answers. */
    @Group
    public class AuthingAnswer extends AuthingAnswers {}

    /** The clauses of Authing's API on codes. */
    @Group
    public class AuthingCode extends AuthingCodes {}

    /** The clauses of Authing's API on unclear answers. */
    @Group
    public class AuthingDoubt extends AuthingDoubts {}

    /** The clauses of Authing's API on repetition and redirects. */
    @Group
    public class AuthingRepetition extends AuthingOnce {}

    /** The clauses of Authing's API on time and size. */
    @Group
    public class AuthingBound extends AuthingBounds {}

    /** The clauses of Authing's API on certificates. */
    @Group
    public class AuthingTls extends AuthingTrust {}

    /** The clauses of Authing's API on many users. */
    @Group
    public class AuthingUsers extends AuthingIndependence {}

    /** The clauses of Authing's API on how calls end. */
    @Group
    public class AuthingOutcomes extends AuthingManners {}

    /** The clauses of Authing's API on what must not show. */
    @Group
    public class AuthingSecret extends AuthingSecrecy {}

    /** The clauses of Authing's API on the users of a tenant. */
    @Group
    public class AuthingTenant extends AuthingTenants {}
}
