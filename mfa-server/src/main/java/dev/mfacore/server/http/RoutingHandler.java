package dev.mfacore.server.http;

import dev.mfacore.MfaUnavailableException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** Leads each request to its route, inside the limits, and turns whatever goes wrong into an error of the group's form. */
final class RoutingHandler extends Handler.Abstract {

    private static final System.Logger LOGGER = System.getLogger("dev.mfacore.server");
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final String port;
    private final RouteTable table;
    private final HttpLimits limits;
    private final ClientAddress clients;
    private final Consumer<AccessRecord> access;

    RoutingHandler(
            String port, RouteTable table, HttpLimits limits, ClientAddress clients, Consumer<AccessRecord> access) {
        this.port = port;
        this.table = table;
        this.limits = limits;
        this.clients = clients;
        this.access = access;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String client = clients.of(Request.getRemoteAddr(request), request.getHeaders());
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        RouteTable.Match match;
        try {
            match = table.match(request.getMethod(), rawPath(request));
        } catch (HttpProblem e) {
            Exchange exchange = exchange(id, request, response, callback, client, Optional.empty());
            refuse(request, exchange, ProblemJson.INSTANCE.render(e));
            return true;
        }
        Exchange exchange = exchange(id, request, response, callback, client, match.route());
        try {
            take(request, id, client, match, exchange);
        } catch (HttpProblem e) {
            refuse(request, exchange, match.errors().render(e));
        }
        return true;
    }

    /** Says so where the connection ends with the answer, since a body is left unread: the next request needs another. */
    private static void refuse(Request request, Exchange exchange, ApiResponse answer) {
        if (hasBody(request)) {
            exchange.answerLast(answer);
        } else {
            exchange.answer(answer);
        }
    }

    private Exchange exchange(
            String id, Request request, Response response, Callback callback, String client, Optional<Route> route) {
        return new Exchange(id, port, request, response, callback, client, route, access);
    }

    private void take(Request request, String id, String client, RouteTable.Match match, Exchange exchange) {
        Route route = match.route().orElse(null);
        if (route == null) {
            refuse(request, exchange, withoutRoute(match));
            return;
        }
        QueryParameters query = new QueryParameters(request.getHttpURI().getQuery());
        query.refuseTokens();
        requireType(request, route);
        if (request.getLength() > limits.bodyBytes()) {
            exchange.answerLast(match.errors().render(tooLarge()));
            return;
        }
        if (!hasBody(request)) {
            exchange.answer(call(request, id, client, match, route, query, new byte[0]));
            return;
        }
        Scheduler.Task deadline = request.getComponents()
                .getScheduler()
                .schedule(() -> giveUp(request), limits.requestTime().toMillis(), TimeUnit.MILLISECONDS);
        new BodyReader(
                        request,
                        limits.bodyBytes(),
                        body -> {
                            deadline.cancel();
                            exchange.answer(call(request, id, client, match, route, query, body));
                        },
                        failure -> {
                            deadline.cancel();
                            exchange.answerLast(match.errors().render(problem(failure)));
                        })
                .run();
    }

    /** Hangs up on who takes too long to say what they want. */
    private static void giveUp(Request request) {
        EndPoint peer = request.getConnectionMetaData().getConnection().getEndPoint();
        peer.close();
    }

    private ApiResponse withoutRoute(RouteTable.Match match) {
        if (match.allowed().isEmpty()) {
            return match.errors().render(HttpProblem.notFound("There is nothing at this address."));
        }
        String allowed = String.join(", ", match.allowed());
        return match.errors()
                .render(new HttpProblem(405, "This address takes " + allowed + "."))
                .with(HttpHeader.ALLOW.asString(), allowed);
    }

    /** A form is what a page of another site can make a browser send without asking (SRV-01). */
    private static void requireType(Request request, Route route) {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        boolean missing = type == null && hasBody(request);
        boolean changesNothing = route.method().equals("GET");
        if (!changesNothing && (missing || type != null && !isTaken(type, route))) {
            throw new HttpProblem(415, "The body must be JSON: send it with Content-Type: application/json.");
        }
    }

    private static boolean hasBody(Request request) {
        return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    private static boolean isTaken(String type, Route route) {
        int semicolon = type.indexOf(';');
        String plain =
                (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
        return plain.equals(JSON) || plain.equals(FORM) && route.accepts() == Route.Accepts.JSON_OR_FORM;
    }

    private ApiResponse call(
            Request request,
            String id,
            String client,
            RouteTable.Match match,
            Route route,
            QueryParameters query,
            byte[] body) {
        try {
            return route.handler()
                    .handle(new ApiRequest(
                            id, request.getMethod(), match.parameters(), query, request.getHeaders(), body, client));
        } catch (HttpProblem e) {
            return match.errors().render(e);
        } catch (MfaUnavailableException e) {
            LOGGER.log(System.Logger.Level.WARNING, "request " + id + ": " + e.getMessage(), e);
            return match.errors()
                    .render(new HttpProblem(
                            503, "Something that is needed for this does not answer now.", Optional.of(SOON)));
        } catch (RuntimeException e) {
            LOGGER.log(System.Logger.Level.ERROR, "request " + id + " at " + route.template() + " failed", e);
            return match.errors().render(new HttpProblem(500, "The server failed; its log names request " + id + "."));
        }
    }

    private HttpProblem problem(BodyReader.Failure failure) {
        return failure == BodyReader.Failure.TOO_LARGE
                ? tooLarge()
                : HttpProblem.badRequest("The body did not arrive whole.");
    }

    private HttpProblem tooLarge() {
        return new HttpProblem(413, "The body must have at most " + limits.bodyBytes() + " bytes.");
    }

    private static String rawPath(Request request) {
        @Nullable String path = request.getHttpURI().getPath();
        return path == null ? "" : path;
    }
}
