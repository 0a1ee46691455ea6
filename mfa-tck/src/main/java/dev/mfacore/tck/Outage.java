package dev.mfacore.tck;

/** Makes what an adapter rests on fail, as a server that is switched off or a network that is cut. */
@FunctionalInterface
public interface Outage {

    /**
     * Begins or ends the outage.
     *
     * @param down true to make every call fail from now on, false to let them succeed again
     * @throws Exception if that failed; the run then fails
     */
    void set(boolean down) throws Exception;
}
