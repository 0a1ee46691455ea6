package dev.mfacore.tck;

import dev.mfacore.tck.clause.CipherRotation;
import dev.mfacore.tck.clause.CipherRoundTrips;
import dev.mfacore.tck.clause.CipherSecrecy;
import dev.mfacore.tck.clause.CipherTampering;
import dev.mfacore.tck.clause.CodeClauses;
import dev.mfacore.tck.clause.DeliveryArrives;
import dev.mfacore.tck.clause.DeliveryFails;
import dev.mfacore.tck.clause.DirectoryClauses;
import dev.mfacore.tck.clause.ListenerClauses;
import dev.mfacore.tck.clause.QrReadings;
import dev.mfacore.tck.clause.QrSecrecy;
import net.jqwik.api.Group;

/** The groups of clauses on single ports other than the store. */
// The engine wants groups to be inner classes, and finds those of a superclass as well.
@SuppressWarnings("ClassCanBeStatic")
abstract class PortsTck extends WholeTck {

    /** The cipher's clauses on what was sealed and opens. */
    @Group
    public class CipherRoundTrip extends CipherRoundTrips {}

    /** The cipher's clauses on what must not open. */
    @Group
    public class CipherTamper extends CipherTampering {}

    /** The cipher's clauses on what must not show. */
    @Group
    public class CipherSecret extends CipherSecrecy {}

    /** The cipher's clauses on keys and threads. */
    @Group
    public class CipherKeys extends CipherRotation {}

    /** The channel's clauses on what arrives. */
    @Group
    public class DeliveryArrival extends DeliveryArrives {}

    /** The channel's clauses on failures. */
    @Group
    public class DeliveryFailure extends DeliveryFails {}

    /** The directory's clauses. */
    @Group
    public class Directory extends DirectoryClauses {}

    /** What a QR code reads as. */
    @Group
    public class QrReading extends QrReadings {}

    /** What drawing a QR code must not tell. */
    @Group
    public class QrSecret extends QrSecrecy {}

    /** The listener's clauses. */
    @Group
    public class Listener extends ListenerClauses {}

    /** Rules on the adapter's own classes. */
    @Group
    public class Code extends CodeClauses {}
}
