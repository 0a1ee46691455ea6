package dev.mfacore.bench.http;

import dev.mfacore.server.ServerOptions;
import dev.mfacore.server.TenantOptions;
import dev.mfacore.server.delivery.DeliveryOptions;
import dev.mfacore.server.http.HttpAddress;
import dev.mfacore.server.http.HttpLimits;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code ./mfa serve} has if nothing else is said, on free ports. */
final class ServerSettings {

    private ServerSettings() {}

    static HttpAddress anyPort() {
        return new HttpAddress("127.0.0.1", 0, Optional.empty(), false);
    }

    static ServerOptions in(Path data) {
        return new ServerOptions(
                anyPort(),
                anyPort(),
                Optional.empty(),
                data,
                Optional.empty(),
                "Bench",
                false,
                false,
                false,
                DeliveryOptions.outbox(),
                Optional.empty(),
                true,
                VerificationServer.limits(),
                HttpLimits.forAdmin(),
                TenantOptions.defaults());
    }
}
