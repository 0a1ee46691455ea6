package dev.mfacore.tck;

import dev.mfacore.tck.clause.AppNames;
import dev.mfacore.tck.clause.AppUris;
import dev.mfacore.tck.clause.AtRest;
import dev.mfacore.tck.clause.Bindings;
import dev.mfacore.tck.clause.ClockSetBack;
import dev.mfacore.tck.clause.DeliveredCodesAlive;
import dev.mfacore.tck.clause.DeliveredLimits;
import dev.mfacore.tck.clause.EngineRaces;
import dev.mfacore.tck.clause.FailureCounts;
import dev.mfacore.tck.clause.FreshStarts;
import dev.mfacore.tck.clause.Imports;
import dev.mfacore.tck.clause.Locales;
import dev.mfacore.tck.clause.Locks;
import dev.mfacore.tck.clause.Randomness;
import dev.mfacore.tck.clause.Recipients;
import dev.mfacore.tck.clause.RecoveryCodesOnce;
import dev.mfacore.tck.clause.Respellings;
import dev.mfacore.tck.clause.SendQuotas;
import dev.mfacore.tck.clause.Sendings;
import dev.mfacore.tck.clause.ServiceOnly;
import dev.mfacore.tck.clause.ServiceStories;
import dev.mfacore.tck.clause.Spellings;
import dev.mfacore.tck.clause.StoreOutages;
import dev.mfacore.tck.clause.TokenEnds;
import dev.mfacore.tck.clause.TotpReplays;
import dev.mfacore.tck.clause.TotpWindows;
import dev.mfacore.tck.clause.Transactions;
import dev.mfacore.tck.clause.WireBodies;
import dev.mfacore.tck.clause.WireEnvelopes;
import dev.mfacore.tck.clause.WireGuards;
import dev.mfacore.tck.clause.WireRecipients;
import dev.mfacore.tck.clause.WireSwitches;
import dev.mfacore.tck.clause.WireTokens;
import dev.mfacore.tck.run.Covers;
import net.jqwik.api.Group;

/** The groups of clauses on a whole service, the same for an endpoint. */
// The engine wants groups to be inner classes, and finds those of a superclass as well.
@SuppressWarnings("ClassCanBeStatic")
abstract class WholeTck {

    /** Windows of time-based codes, of a service. */
    @Group
    @Covers(Port.SERVICE)
    public class ServiceTotpWindows extends TotpWindows {}

    /** Replays of time-based codes, of a service. */
    @Group
    @Covers(Port.SERVICE)
    public class ServiceTotpReplays extends TotpReplays {}

    /** Life and bounds of delivered codes, of a service. */
    @Group
    @Covers(Port.SERVICE)
    public class ServiceDeliveredCodesAlive extends DeliveredCodesAlive {}

    /** Limits of delivered codes, of a service. */
    @Group
    @Covers(Port.SERVICE)
    public class ServiceDeliveredLimits extends DeliveredLimits {}

    /** How often codes are sent, of a service. */
    @Group
    @Covers(Port.SERVICE)
    public class ServiceSendings extends Sendings {}

    /** Recovery codes, of a service. */
    @Group
    @Covers(Port.SERVICE)
    public class ServiceRecoveryCodesOnce extends RecoveryCodesOnce {}

    /** Tokens, of a service. */
    @Group
    @Covers(Port.SERVICE)
    public class ServiceTransactions extends Transactions {}

    /** Ends of tokens, of a service. */
    @Group
    @Covers(Port.SERVICE)
    public class ServiceTokenEnds extends TokenEnds {}

    /** Locks, of a service. */
    @Group
    @Covers(Port.SERVICE)
    public class ServiceLocks extends Locks {}

    /** Counters of failures, of a service. */
    @Group
    @Covers(Port.SERVICE)
    public class ServiceFailureCounts extends FailureCounts {}

    /** Bindings, of a service. */
    @Group
    @Covers(Port.SERVICE)
    public class ServiceBindings extends Bindings {}

    /** Phones and email addresses, of a service. */
    @Group
    @Covers(Port.SERVICE)
    public class ServiceRecipients extends Recipients {}

    /** Spellings of codes, of a service. */
    @Group
    @Covers(Port.SERVICE)
    public class ServiceSpellings extends Spellings {}

    /** Races, of a service. */
    @Group
    @Covers(Port.SERVICE)
    public class ServiceEngineRaces extends EngineRaces {}

    /** What only a service can be asked, of a service. */
    @Group
    @Covers(Port.SERVICE)
    public class ServiceServiceOnly extends ServiceOnly {}

    /** Failing stores, of a service. */
    @Group
    @Covers(Port.SERVICE)
    public class ServiceStoreOutages extends StoreOutages {}

    /** Whole stories of a service. */
    @Group
    @Covers(Port.SERVICE)
    public class ServiceServiceStories extends ServiceStories {}

    /** Secrets at rest, of a service. */
    @Group
    @Covers(Port.SERVICE)
    public class ServiceAtRest extends AtRest {}

    /** Clocks that are put back, of a service. */
    @Group
    @Covers(Port.SERVICE)
    public class ServiceClockSetBack extends ClockSetBack {}

    /** Quotas of sendings, of a service. */
    @Group
    @Covers(Port.SERVICE)
    public class ServiceSendQuotas extends SendQuotas {}

    /** Imported apps, of a service. */
    @Group
    @Covers(Port.SERVICE)
    public class ServiceImports extends Imports {}

    /** Draws of secrets and codes, of a service. */
    @Group
    @Covers(Port.SERVICE)
    public class ServiceRandomness extends Randomness {}

    /** Draws after a start, of a service. */
    @Group
    @Covers(Port.SERVICE)
    public class ServiceFreshStarts extends FreshStarts {}

    /** Apps and their URIs, of a service. */
    @Group
    @Covers(Port.SERVICE)
    public class ServiceAppUris extends AppUris {}

    /** Apps under names of the kit, of a service. */
    @Group
    @Covers(Port.SERVICE)
    public class ServiceAppNames extends AppNames {}

    /** Languages, of a service. */
    @Group
    @Covers(Port.SERVICE)
    public class ServiceLocales extends Locales {}

    /** Spellings of recipients, of a service. */
    @Group
    @Covers(Port.SERVICE)
    public class ServiceRespellings extends Respellings {}

    /** Windows of time-based codes, of an endpoint. */
    @Group
    @Covers(Port.ENDPOINT)
    public class EndpointTotpWindows extends TotpWindows {}

    /** Replays of time-based codes, of an endpoint. */
    @Group
    @Covers(Port.ENDPOINT)
    public class EndpointTotpReplays extends TotpReplays {}

    /** Life and bounds of delivered codes, of an endpoint. */
    @Group
    @Covers(Port.ENDPOINT)
    public class EndpointDeliveredCodesAlive extends DeliveredCodesAlive {}

    /** Limits of delivered codes, of an endpoint. */
    @Group
    @Covers(Port.ENDPOINT)
    public class EndpointDeliveredLimits extends DeliveredLimits {}

    /** How often codes are sent, of an endpoint. */
    @Group
    @Covers(Port.ENDPOINT)
    public class EndpointSendings extends Sendings {}

    /** Recovery codes, of an endpoint. */
    @Group
    @Covers(Port.ENDPOINT)
    public class EndpointRecoveryCodesOnce extends RecoveryCodesOnce {}

    /** Tokens, of an endpoint. */
    @Group
    @Covers(Port.ENDPOINT)
    public class EndpointTransactions extends Transactions {}

    /** Ends of tokens, of an endpoint. */
    @Group
    @Covers(Port.ENDPOINT)
    public class EndpointTokenEnds extends TokenEnds {}

    /** Locks, of an endpoint. */
    @Group
    @Covers(Port.ENDPOINT)
    public class EndpointLocks extends Locks {}

    /** Counters of failures, of an endpoint. */
    @Group
    @Covers(Port.ENDPOINT)
    public class EndpointFailureCounts extends FailureCounts {}

    /** Bindings, of an endpoint. */
    @Group
    @Covers(Port.ENDPOINT)
    public class EndpointBindings extends Bindings {}

    /** Phones and email addresses, of an endpoint. */
    @Group
    @Covers(Port.ENDPOINT)
    public class EndpointRecipients extends Recipients {}

    /** Spellings of codes, of an endpoint. */
    @Group
    @Covers(Port.ENDPOINT)
    public class EndpointSpellings extends Spellings {}

    /** Races, of an endpoint. */
    @Group
    @Covers(Port.ENDPOINT)
    public class EndpointEngineRaces extends EngineRaces {}

    /** Draws of secrets and codes, of an endpoint. */
    @Group
    @Covers(Port.ENDPOINT)
    public class EndpointRandomness extends Randomness {}

    /** What answers are wrapped in, of an endpoint. */
    @Group
    @Covers(Port.ENDPOINT)
    public class EndpointEnvelopes extends WireEnvelopes {}

    /** How tokens are written, of an endpoint. */
    @Group
    @Covers(Port.ENDPOINT)
    public class EndpointTokens extends WireTokens {}

    /** Bodies of requests, of an endpoint. */
    @Group
    @Covers(Port.ENDPOINT)
    public class EndpointBodies extends WireBodies {}

    /** Manners of a server, of an endpoint. */
    @Group
    @Covers(Port.ENDPOINT)
    public class EndpointGuards extends WireGuards {}

    /** What clients add, and other ways, of an endpoint. */
    @Group
    @Covers(Port.ENDPOINT)
    public class EndpointSwitches extends WireSwitches {}

    /** Apps and their URIs, of an endpoint. */
    @Group
    @Covers(Port.ENDPOINT)
    public class EndpointAppUris extends AppUris {}

    /** Spellings of recipients, of an endpoint. */
    @Group
    @Covers(Port.ENDPOINT)
    public class EndpointRespellings extends Respellings {}

    /** Recipients as texts, of an endpoint. */
    @Group
    @Covers(Port.ENDPOINT)
    public class EndpointTexts extends WireRecipients {}
}
