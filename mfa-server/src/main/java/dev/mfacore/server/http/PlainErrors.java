package dev.mfacore.server.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what never reached a route, such as a request that is not HTTP: the status and no more. */
final class PlainErrors extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        ApiResponse answer = answer(response.getStatus());
        response.setStatus(answer.status());
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
        response.getHeaders().put(HttpHeader.CONNECTION, "close"); // as it is: the rest of it was not understood either
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
        return true;
    }

    /** A version or an encoding that is not spoken here is the client's mistake, not a failure of the server. */
    private static ApiResponse answer(int status) {
        boolean clients = status < 400 || status == 501 || status == 505;
        int shown = clients ? 400 : status;
        return ProblemJson.INSTANCE
                .render(new HttpProblem(shown, "The request was not understood."))
                .with("Cache-Control", "no-store")
                .with("X-Content-Type-Options", "nosniff");
    }
}
