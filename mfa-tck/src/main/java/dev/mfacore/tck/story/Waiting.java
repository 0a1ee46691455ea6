package dev.mfacore.tck.story;

import dev.mfacore.Factor;
import dev.mfacore.tck.drive.OtpApp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An association that waits for its first code.
 *
 * @param id its id; empty if nobody was told
 * @param factor its kind
 * @param caller the text of the session or token that may confirm it
 * @param proved whether a proof came with it
 * @param end when it ends
 * @param app the user's app
 * @param code the delivered code
 * @param recovery the recovery codes that were shown with it
 * @param tries the wrong codes since
 */
record Waiting(
        Optional<String> id,
        Factor factor,
        String caller,
        boolean proved,
        Instant end,
        Optional<OtpApp> app,
        Optional<Sent> code,
        List<String> recovery,
        Strikes tries) {

    Waiting tried() {
        return new Waiting(
                id, factor, caller, proved, end, app, code.map(it -> it.tried(true)), recovery, tries.more());
    }
}
