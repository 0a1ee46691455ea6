package dev.mfacore.server.log;

import dev.mfacore.MfaEvent;
import dev.mfacore.port.MfaEventListener;
import dev.mfacore.server.http.AccessRecord;
import dev.mfacore.server.http.Json;
import java.time.InstantSource;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** The three kinds of line: notes of the server, requests, events. None holds a secret. Safe for any number of threads. */
public final class ServerLog implements MfaEventListener, Consumer<AccessRecord> {

    private final JsonLines lines;
    private final InstantSource clock;
    private final boolean requests;

    /** Makes a log; {@code requests} says whether requests are told as well. */
    public ServerLog(JsonLines lines, InstantSource clock, boolean requests) {
        this.lines = lines;
        this.clock = clock;
        this.requests = requests;
    }

    /** Tells the operator something. */
    public void note(System.Logger.Level level, String message) {
        lines.write(line("note").put("level", level.getName()).put("message", message));
    }

    @Override
    public void onEvent(MfaEvent event) {
        ObjectNode line = Json.object().put("log", "event");
        line.setAll(EventJson.of(event));
        lines.write(line);
    }

    @Override
    public void accept(AccessRecord record) {
        if (requests) {
            ObjectNode line = line("access")
                    .put("port", record.port())
                    .put("request", record.id())
                    .put("method", record.method());
            record.route().ifPresent(it -> line.put("route", it));
            lines.write(line.put("status", record.status())
                    .put("bytes", record.bytes())
                    .put("micros", record.time().toNanos() / 1_000)
                    .put("client", record.client()));
        }
    }

    private ObjectNode line(String log) {
        return Json.object().put("log", log).put("at", clock.instant().toString());
    }
}
