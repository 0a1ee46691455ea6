package dev.mfacore.tck;

import java.util.List;

/** Looks into what a listener has recorded. */
@FunctionalInterface
public interface EventRecords {

    /**
     * Returns everything recorded since the adapter was opened, oldest first. A listener that hands on to a thread or a
     * queue is waited for here.
     *
     * @return one element for each record: the {@link dev.mfacore.MfaEvent} itself where events are kept as they are,
     *     or the line of text, cut as a reader of the log cuts it
     * @throws Exception if the records cannot be read; the run then fails
     */
    List<?> all() throws Exception;
}
