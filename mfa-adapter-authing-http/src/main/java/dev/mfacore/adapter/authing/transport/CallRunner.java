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
import java.util.function.Supplier;

/** Puts one call and understands its answer. Remembers nothing, so that calls know nothing of each other (CLI-09). */
public final class CallRunner {

    private static final System.Logger LOG = System.getLogger("dev.mfacore.adapter.authing");

    private final Exchanges exchanges;
    private final RequestFactory requests;
    private final Transport transport;
    private final AnswerReader answers;
    private final Elsewhere elsewhere;
    private final int readRetries;

    /**
     * Makes a runner.
     *
     * @param exchanges how calls look on the wire
     * @param requests makes requests
     * @param transport sends them
     * @param answers understands what comes back
     * @param elsewhere completes futures, on which callers' code may depend
     * @param readRetries how often a read is repeated that got no answer
     */
    public CallRunner(
            Exchanges exchanges,
            RequestFactory requests,
            Transport transport,
            AnswerReader answers,
            Elsewhere elsewhere,
            int readRetries) {
        this.exchanges = exchanges;
        this.requests = requests;
        this.transport = transport;
        this.answers = answers;
        this.elsewhere = elsewhere;
        this.readRetries = readRetries;
    }

    /**
     * Sends a call at once, and does not wait.
     *
     * @param call the call
     * @param <T> the data of a successful answer
     * @return what comes of it, completed elsewhere; ending it early ends the exchange
     */
    public <T> CompletableFuture<AuthingAnswer<T>> run(AuthingCall<T> call) {
        Asked<T> asked = asked(call);
        CompletableFuture<AuthingAnswer<T>> result = new CompletableFuture<>();
        CompletableFuture<RawAnswer> sent = transport.send(asked.request(), repetitions(call));
        Futures.whenDone(result, (answer, failure) -> sent.cancel(true));
        Futures.whenDone(
                sent,
                (raw, failure) -> elsewhere.run(() ->
                        complete(result, () -> failure == null ? understood(asked, raw) : unanswered(asked, failure))));
        return result;
    }

    private static <V> void complete(CompletableFuture<V> result, Supplier<V> answer) {
        try {
            result.complete(answer.get());
        } catch (MfaUnavailableException e) {
            result.completeExceptionally(e);
        }
    }

    /**
     * Sends a call, and waits for its answer.
     *
     * @param call the call
     * @param <T> the data of a successful answer
     * @return the answer
     * @throws MfaUnavailableException if there is none
     * @throws InterruptedException if the thread was interrupted; the exchange is ended
     */
    public <T> AuthingAnswer<T> await(AuthingCall<T> call) throws InterruptedException {
        Asked<T> asked = asked(call);
        RawAnswer raw;
        try {
            raw = transport.await(asked.request(), repetitions(call));
        } catch (NoAnswerException e) {
            return unanswered(asked, e);
        }
        return understood(asked, raw);
    }

    private int repetitions(AuthingCall<?> call) {
        return call.isRead() ? readRetries : 0;
    }

    private <T> Asked<T> asked(AuthingCall<T> call) {
        Exchange<AuthingCall<T>, T> exchange = exchanges.of(call);
        PreparedCall prepared = exchange.prepare(call);
        HttpRequest request = requests.request(prepared, call.credential(), call.isRead());
        return new Asked<>(exchange, call, prepared, request, secrets(call, prepared));
    }

    private <T> AuthingAnswer<T> understood(Asked<T> asked, RawAnswer raw) {
        String status = "HTTP " + raw.status() + ", ";
        try {
            AuthingAnswer<T> answer = answers.read(asked.exchange(), asked.call(), raw, asked.secrets());
            LOG.log(
                    System.Logger.Level.DEBUG,
                    () -> asked.exchange() + ": HTTP " + raw.status() + ", " + verdict(answer));
            return answer;
        } catch (NoAnswerException | UnclearAnswerException e) {
            throw unavailable(asked.prepared(), status, e, asked.secrets());
        } catch (RuntimeException | Error e) {
            // A fault of ours is no answer either; its text may quote what was read.
            throw unavailable(asked.prepared(), status, new Fault(e), asked.secrets());
        }
    }

    private static <T> AuthingAnswer<T> unanswered(Asked<T> asked, Throwable failure) {
        throw unavailable(asked.prepared(), "", Causes.noAnswer(failure), asked.secrets());
    }

    private static String verdict(AuthingAnswer<?> answer) {
        return answer instanceof AuthingAnswer.Refusal<?> refusal ? "refused with " + refusal.code() : "answered";
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

    /** A call with all that is needed to send it and to understand its answer. */
    private record Asked<T>(
            Exchange<AuthingCall<T>, T> exchange,
            AuthingCall<T> call,
            PreparedCall prepared,
            HttpRequest request,
            List<String> secrets) {

        @Override
        public String toString() {
            return prepared.toString();
        }
    }

    /** Stands for a failure of which only the kind may be told. */
    private static final class Fault extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Fault(Throwable what) {
            super("the answer could not be read: " + what.getClass().getName());
        }
    }
}
