package dev.mfacore;

import java.time.Instant;
import java.util.Optional;

/**
 * Too many failures: the factor answers nothing, right or wrong (THR-02, THR-06).
 *
 * @param until when it can be tried again; empty if only binding anew lifts the lock (THR-01)
 */
public record Locked(Optional<Instant> until)
        implements Verification, Association, Confirmation, Unbinding, Regeneration {}
