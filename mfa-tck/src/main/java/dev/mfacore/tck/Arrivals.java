package dev.mfacore.tck;

import java.util.List;

/** Looks into the far end of a channel. */
@FunctionalInterface
public interface Arrivals {

    /**
     * Returns everything that has reached anybody since the adapter was opened. A channel that takes messages and passes
     * them on by and by is waited for here.
     *
     * @return one element for each message and each address that it reached, in any order
     * @throws Exception if the far end cannot be looked into; the run then fails
     */
    List<Arrival> all() throws Exception;

    /**
     * A message at its end.
     *
     * @param address the phone number in E.164 form or the mailbox, as the far end knows it
     * @param text what the recipient reads, decoded
     */
    record Arrival(String address, String text) {}
}
