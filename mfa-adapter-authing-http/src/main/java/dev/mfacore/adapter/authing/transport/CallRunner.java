package dev.mfacore.adapter.authing.transport;

import dev.mfacore.MfaUnavailableException;
import dev.mfacore.adapter.authing.exchange.Exchange;
import dev.mfacore.adapter.authing.exchange.Exchanges;
import dev.mfacore.adapter.authing.exchange.PreparedCall;
import dev.mfacore.adapter.authing.json.UnclearAnswerException;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.SecretText;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Puts one call and understands its answer. Remembers nothing, so that calls know nothing of each other (CLI-09). */
public final class CallRunner {

    private static final System.Logger LOG = System.getLogger("dev.mfacore.adapter.authing");

    private final Exchanges exchanges;
    private final RequestFactory requests;
    private final Transport transport;
    private final AnswerReader answers;
    private final int readRetries;

    /**
     * Makes a runner.
     *
     * @param exchanges how calls look on the wire
     * @param requests makes requests
     * @param transport sends them
     * @param answers understands what comes back
     * @param readRetries how often a read is repeated that got no answer
     */
    public CallRunner(
            Exchanges exchanges, RequestFactory requests, Transport transport, AnswerReader answers, int readRetries) {
        this.exchanges = exchanges;
        this.requests = requests;
        this.transport = transport;
        this.answers = answers;
        this.readRetries = readRetries;
    }

    /**
     * Sends a call at once.
     *
     * @param call the call
     * @param <T> the data of a successful answer
     * @return what comes of it; ending it early ends the exchange
     */
    public <T> CompletableFuture<AuthingAnswer<T>> run(AuthingCall<T> call) {
        Exchange<AuthingCall<T>, T> exchange = exchanges.of(call);
        PreparedCall prepared = exchange.prepare(call);
        HttpRequest request = requests.request(prepared, call.credential(), call.isRead());
        List<String> secrets = secrets(call, prepared);
        CompletableFuture<AuthingAnswer<T>> result = new CompletableFuture<>();
        CompletableFuture<RawAnswer> sent = transport.send(request, call.isRead() ? readRetries : 0);
        Futures.whenDone(result, (answer, failure) -> sent.cancel(true));
        Futures.whenDone(sent, (raw, failure) -> {
            try {
                result.complete(answer(exchange, call, raw, failure, secrets));
            } catch (NoAnswerException | UnclearAnswerException e) {
                result.completeExceptionally(unavailable(prepared, status(raw), e, secrets));
            } catch (RuntimeException | Error e) {
                // A fault of ours is no answer either; its text may quote what was read.
                result.completeExceptionally(unavailable(prepared, status(raw), new Fault(e), secrets));
            }
        });
        return result;
    }

    private <T> AuthingAnswer<T> answer(
            Exchange<AuthingCall<T>, T> exchange,
            AuthingCall<T> call,
            RawAnswer raw,
            Throwable failure,
            List<String> secrets) {
        if (failure != null) {
            throw failure instanceof NoAnswerException known ? known : Causes.noAnswer(failure);
        }
        AuthingAnswer<T> answer = answers.read(exchange, call, raw, secrets);
        LOG.log(System.Logger.Level.DEBUG, () -> exchange + ": HTTP " + raw.status() + ", " + verdict(answer));
        return answer;
    }

    private static String verdict(AuthingAnswer<?> answer) {
        return answer instanceof AuthingAnswer.Refusal<?> refusal ? "refused with " + refusal.code() : "answered";
    }

    private static String status(RawAnswer raw) {
        return raw == null ? "" : "HTTP " + raw.status() + ", ";
    }

    private static MfaUnavailableException unavailable(
            PreparedCall call, String status, RuntimeException e, List<String> secrets) {
        String message =
                call + " got no clear answer: " + status + SafeText.of(String.valueOf(e.getMessage()), secrets);
        LOG.log(System.Logger.Level.DEBUG, message);
        return e.getCause() == null
                ? new MfaUnavailableException(message)
                : new MfaUnavailableException(message, e.getCause());
    }

    private static List<String> secrets(AuthingCall<?> call, PreparedCall prepared) {
        List<String> secrets = new ArrayList<>(prepared.hidden());
        call.credential().bearer().map(SecretText::value).ifPresent(secrets::add);
        return secrets;
    }

    /** Stands for a failure of which only the kind may be told. */
    private static final class Fault extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Fault(Throwable what) {
            super("the answer could not be read: " + what.getClass().getName());
        }
    }
}
