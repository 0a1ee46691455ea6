package dev.mfacore.server.delivery;

import com.sun.net.httpserver.HttpServer;
import dev.mfacore.Factor;
import dev.mfacore.server.http.Json;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Arrivals.Arrival;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.MfaTck;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.TckEnvironment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;

/** The compliance test kit on the webhook for SMS as the server sets it up, with a receiver of its own for each try. */
class SmsWebhookTckTest extends MfaTck {

    @Override
    public Adapter adapter(TckEnvironment env) throws IOException {
        AtomicBoolean down = new AtomicBoolean();
        List<Arrival> arrived = new CopyOnWriteArrayList<>();
        URI url = receiver(env, down, arrived);
        MessageWriter writer =
                new MessageWriter(Optional.empty(), TextLanguage.BOTH, "Acme", env.clock(), user -> Optional.empty());
        SmsWebhookOptions options = new SmsWebhookOptions(url, Optional.empty(), Duration.ofSeconds(5));
        SmsWebhook webhook = new SmsWebhook(options, "0123456789abcdef0123456789abcdef", writer, env.clock());
        return Adapter.named("sms-webhook")
                .delivery(new Channels(Map.of(Factor.SMS, webhook)), () -> arrived)
                .outage(Port.DELIVERY, down::set)
                .supports(Capability.PHONE);
    }

    private static URI receiver(TckEnvironment env, AtomicBoolean down, List<Arrival> arrived) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                JsonNode message = Json.read(exchange.getRequestBody().readAllBytes());
                if (!down.get()) {
                    arrived.add(new Arrival(
                            message.path("to").stringValue(),
                            message.path("text").stringValue()));
                }
                exchange.sendResponseHeaders(down.get() ? 503 : 204, -1);
            }
        });
        server.start();
        env.closing(threads::shutdownNow);
        env.closing(() -> server.stop(0));
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/sms");
    }
}
