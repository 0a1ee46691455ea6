package dev.mfacore.server.tck;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** Stands before a server and gets wrong what it is told to. */
final class MeddlingProxy implements AutoCloseable {

    /** What the proxy passes on. Header names are looked up in any letter case. */
    record Ask(String method, String address, Map<String, String> headers, String body) {

        String path() {
            return address.replaceAll("\\?.*", "");
        }

        Ask at(String other) {
            return new Ask(method, other, headers, body);
        }

        Ask by(String other) {
            return new Ask(other, address, headers, body);
        }

        Ask saying(String other) {
            return new Ask(method, address, headers, other);
        }

        Ask with(String name, String value) {
            Map<String, String> all = insensitive(headers);
            all.put(name, value);
            return new Ask(method, address, all, body);
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** What comes back. */
    record Said(int status, Map<String, String> headers, String body) {

        Said status(int other) {
            return new Said(other, headers, body);
        }

        Said saying(String other) {
            return new Said(status, headers, other);
        }

        Said with(String name, String value) {
            Map<String, String> all = insensitive(headers);
            all.put(name, value);
            return new Said(status, all, body);
        }

        Said without(String name) {
            Map<String, String> all = insensitive(headers);
            all.remove(name);
            return new Said(status, all, body);
        }

        boolean isRefusal() {
            return !body.contains("\"code\":200,") && !body.contains("\"statusCode\":200,");
        }
    }

    /** The server behind. */
    interface Behind {
        Said put(Ask ask);
    }

    /** What is wrong. */
    interface Meddler {
        Said answer(Ask ask, Behind server);
    }

    private static final Set<String> NOT_PASSED_ON =
            Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "expect", "date");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Server front = new Server();
    private final ServerConnector connector;
    private final URI behind;
    private volatile Meddler meddler = (ask, server) -> server.put(ask);

    /** Passes everything on as it comes, unless its own reading of headers is careless. */
    MeddlingProxy(URI behind, boolean carelessHeaders) {
        this.behind = behind;
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        configuration.setHeaderCacheCaseSensitive(!carelessHeaders);
        this.connector = new ServerConnector(front, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        front.addConnector(connector);
        front.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                answer(response, meddler.answer(read(request), MeddlingProxy.this::pass), callback);
                return true;
            }
        });
        try {
            front.start();
        } catch (Exception e) {
            throw new IllegalStateException("the proxy cannot start", e);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    void meddle(Meddler how) {
        meddler = how;
    }

    private static Ask read(Request request) throws IOException {
        Map<String, String> headers = insensitive(Map.of());
        for (HttpField field : request.getHeaders()) {
            headers.merge(field.getName(), field.getValue(), (first, second) -> first + "\n" + second);
        }
        String body = Content.Source.asString(request, StandardCharsets.UTF_8);
        return new Ask(request.getMethod(), request.getHttpURI().getPathQuery(), headers, body);
    }

    private Said pass(Ask ask) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(behind + ask.address()))
                .method(
                        ask.method(),
                        ask.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(ask.body()));
        ask.headers().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.lines().forEach(value -> request.header(name, value));
            }
        });
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            Map<String, String> headers = insensitive(Map.of());
            response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
            return new Said(response.statusCode(), headers, response.body());
        } catch (IOException e) {
            throw new IllegalStateException("the server behind does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void answer(Response response, Said said, Callback callback) {
        response.setStatus(said.status());
        new LinkedHashMap<>(said.headers()).forEach((name, value) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                response.getHeaders().put(name, value);
            }
        });
        response.write(true, ByteBuffer.wrap(said.body().getBytes(StandardCharsets.UTF_8)), callback);
    }

    private static Map<String, String> insensitive(Map<String, String> headers) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        return all;
    }

    @Override
    public void close() {
        try {
            front.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
