package dev.mfacore.bench.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;

/**
 * Answers each request with the user of its own token. Where it holds requests until enough are there, it then answers
 * them in an order of its own, so that a client that mixes connections up is found out. {@code GET /seen} counts.
 */
final class StubHandler extends Handler.Abstract.NonBlocking {

    private static final String SCHEME = "Bearer ";

    private final AnswerTemplate template;
    private final int together;
    private final Random order = new Random(1);
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private List<Runnable> waiting = new ArrayList<>();
    private volatile Seen last = new Seen(Map.of(), "");

    /**
     * A request as it came.
     *
     * @param headers by lower-case name, without the token
     * @param body the text
     */
    record Seen(Map<String, String> headers, String body) {}

    StubHandler(AnswerTemplate template, int together) {
        this.template = template;
        this.together = together;
    }

    Seen last() {
        return last;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (request.getMethod().equals("GET")) {
            byte[] counts = (requests + " requests, " + tokens.size() + " tokens").getBytes(StandardCharsets.UTF_8);
            write(response, callback, counts);
            return true;
        }
        Content.Source.asString(request, StandardCharsets.UTF_8, new Promise<>() {
            @Override
            public void succeeded(String body) {
                arrived(request, response, callback, body);
            }

            @Override
            public void failed(Throwable problem) {
                callback.failed(problem);
            }
        });
        return true;
    }

    private void arrived(Request request, Response response, Callback callback, String body) {
        String authorization = String.valueOf(request.getHeaders().get(HttpHeader.AUTHORIZATION));
        String token = authorization.substring(Math.min(SCHEME.length(), authorization.length()));
        requests.incrementAndGet();
        if (together == 1) {
            last = new Seen(headers(request), body);
            write(response, callback, template.of(RemoteUser.of(token)));
            return;
        }
        tokens.add(token);
        hold(() -> write(response, callback, template.of(RemoteUser.of(token)))).forEach(Runnable::run);
    }

    /** Returns what can go on. */
    private synchronized List<Runnable> hold(Runnable answer) {
        waiting.add(answer);
        if (waiting.size() < together) {
            return List.of();
        }
        List<Runnable> all = waiting;
        waiting = new ArrayList<>();
        Collections.shuffle(all, order);
        return all;
    }

    private static void write(Response response, Callback callback, byte[] body) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private static Map<String, String> headers(Request request) {
        Map<String, String> headers = new TreeMap<>();
        for (HttpField field : request.getHeaders()) {
            if (field.getHeader() != HttpHeader.AUTHORIZATION) {
                headers.put(field.getName().toLowerCase(Locale.ROOT), String.valueOf(field.getValue()));
            }
        }
        return headers;
    }
}
