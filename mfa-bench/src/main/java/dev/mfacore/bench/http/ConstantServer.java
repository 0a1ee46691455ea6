package dev.mfacore.bench.http;

import dev.mfacore.server.http.AccessRecord;
import dev.mfacore.server.http.ApiResponse;
import dev.mfacore.server.http.HttpPort;
import dev.mfacore.server.http.ProblemJson;
import dev.mfacore.server.http.Route;
import dev.mfacore.server.http.RouteGroup;
import dev.mfacore.server.http.RouteTable;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The server's own port, with its connector, limits, handlers and standing headers, that answers the same to all. */
final class ConstantServer implements AutoCloseable {

    private final HttpPort port;

    ConstantServer(byte[] body, Consumer<AccessRecord> access) {
        ApiResponse answer = new ApiResponse(200, Map.of("Content-Type", "application/json"), body);
        Route route = Route.of("POST", "/api/v2/mfa/totp/verify", request -> answer);
        RouteTable table = new RouteTable(Set.of(new RouteGroup(List.of(), List.of(route), ProblemJson.INSTANCE)));
        this.port = new HttpPort("constant", ServerSettings.anyPort(), table, VerificationServer.limits(), access);
        port.start();
    }

    URI uri() {
        return port.uri();
    }

    @Override
    public void close() {
        port.close();
    }
}
