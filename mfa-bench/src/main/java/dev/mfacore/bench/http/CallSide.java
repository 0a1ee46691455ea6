package dev.mfacore.bench.http;

import dev.mfacore.bench.measure.ProcessMeter;
import dev.mfacore.bench.measure.Side;
import dev.mfacore.bench.measure.Usage;
import java.util.List;
import java.util.function.Supplier;

/**
 * A client that puts the round's calls.
 *
 * @param client who
 * @param form how
 * @param users of the round
 */
record CallSide(RemoteClient client, CallForm form, Supplier<List<RemoteUser>> users) implements Side {

    @Override
    public String library() {
        return client.library();
    }

    @Override
    public Usage round() {
        List<RemoteUser> all = users.get();
        ProcessMeter meter = ProcessMeter.start();
        form.call(client, all);
        return meter.stop(all.size());
    }
}
