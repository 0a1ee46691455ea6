package dev.mfacore.server.log;

import dev.mfacore.MfaEvent;
import dev.mfacore.port.MfaEventListener;
import dev.mfacore.server.MomentText;
import dev.mfacore.server.http.AccessRecord;
import java.time.InstantSource;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** The three kinds of line: notes of the server, requests, events. None holds a secret. Safe for any number of threads. */
public final class ServerLog implements MfaEventListener, Consumer<AccessRecord> {

    private final JsonLines lines;
    private final InstantSource clock;
    private final boolean requests;
    private final MomentText moments = new MomentText();

    /** Makes a log; {@code requests} says whether requests are told as well. */
    public ServerLog(JsonLines lines, InstantSource clock, boolean requests) {
        this.lines = lines;
        this.clock = clock;
        this.requests = requests;
    }

    /** Tells the operator something. */
    public void note(System.Logger.Level level, String message) {
        lines.write(out -> {
            begin(out, "note");
            out.writeStringProperty("level", level.getName());
            out.writeStringProperty("message", message);
        });
    }

    @Override
    public void onEvent(MfaEvent event) {
        lines.write(out -> {
            out.writeStringProperty("log", "event");
            EventJson.write(event, out);
        });
    }

    @Override
    public void accept(AccessRecord record) {
        if (requests) {
            lines.write(out -> {
                begin(out, "access");
                out.writeStringProperty("port", record.port());
                out.writeStringProperty("request", record.id());
                out.writeStringProperty("method", record.method());
                record.route().ifPresent(it -> out.writeStringProperty("route", it));
                out.writeNumberProperty("status", record.status());
                out.writeNumberProperty("bytes", record.bytes());
                out.writeNumberProperty("micros", record.time().toNanos() / 1_000);
                out.writeStringProperty("client", record.client());
            });
        }
    }

    private void begin(JsonGenerator out, String log) {
        out.writeStringProperty("log", log);
        out.writeStringProperty("at", moments.exact(clock.instant()));
    }
}
