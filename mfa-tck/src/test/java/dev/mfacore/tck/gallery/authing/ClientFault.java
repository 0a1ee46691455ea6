package dev.mfacore.tck.gallery.authing;

import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.AuthingUser;
import dev.mfacore.authing.FactorCall;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.SecretText;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.gallery.Charge;
import dev.mfacore.tck.gallery.Fault;
import dev.mfacore.tck.wire.Json;
import dev.mfacore.tck.wire.WireExample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Wrong clients, each a few lines around a correct one. What they get wrong on the wire is in {@link TransportFault}. */
// Its collections are Set.of and List.of, and its functions keep nothing.
@SuppressWarnings("ImmutableEnumChecker")
public enum ClientFault implements Fault {
    /** HTTP 200 is enough for it. */
    HTTP_200_MEANS_SUCCESS(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                int code(Map<String, Object> body) {
                    return 200;
                }
            },
            Set.of("API-02", "API-05", "CLI-02", "CLI-03", "CLI-06", "CLI-09"),
            "answered with"),
    /** The envelope is enough for it, whatever HTTP says. */
    IGNORES_HTTP_STATUS(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                void requireOk(Exchanger.Response response) {}
            },
            Set.of("CLI-03"),
            "a success under HTTP "),
    /** Every number but 200 refuses. */
    UNKNOWN_CODE_REFUSES(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                boolean isUndocumented(int code) {
                    return code < 0 || code >= 1_000_000;
                }
            },
            Set.of("CLI-03"),
            "a code that is not documented"),
    /** Whatever fails counts as a wrong code. */
    FAILURE_IS_A_REFUSAL(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                public <T> AuthingAnswer<T> call(AuthingCall<T> call) {
                    try {
                        return super.call(call);
                    } catch (dev.mfacore.MfaUnavailableException e) {
                        return AuthingAnswer.refusal(500, "failed");
                    }
                }
            },
            Set.of("CLI-01", "CLI-02", "CLI-03", "CLI-04", "CLI-05", "CLI-06", "CLI-07"),
            "the refusal 500"),
    /** Fails open: when the server is unreachable, a code counts as right. */
    FAILS_OPEN(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                @SuppressWarnings("unchecked")
                public <T> AuthingAnswer<T> call(AuthingCall<T> call) {
                    try {
                        return super.call(call);
                    } catch (dev.mfacore.MfaUnavailableException e) {
                        if (call instanceof MfaCall.VerifyTotpMfa) {
                            return (AuthingAnswer<T>) AuthingAnswer.success(AuthingUser.of("ada"));
                        }
                        throw e;
                    }
                }
            },
            Set.of("CLI-01", "CLI-02", "CLI-03", "CLI-05", "CLI-06"),
            "a refused connection",
            "a success"),
    /** The codes of two generations, of which it looks at one. */
    API_CODE_IGNORED(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                int code(Map<String, Object> body) {
                    Map<String, Object> known = new HashMap<>(body);
                    known.remove("apiCode");
                    return super.code(known);
                }
            },
            Set.of("API-02", "CLI-02", "CLI-03"),
            "499"),
    /** Takes apiCode only as a number. */
    API_CODE_MUST_BE_A_NUMBER(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                long number(Object code) {
                    return (Long) code;
                }
            },
            Set.of("CLI-03"),
            "\"apiCode\":\""),
    /** Codes in 16 bits, so that a large one may be 200. */
    NARROWS_CODES(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                int narrowed(long code) {
                    return (int) code;
                }
            },
            Set.of("CLI-02"),
            "4294967496"),
    /** Reads one value and does not look what comes after it. */
    IGNORES_TRAILING_BYTES(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                Object parsed(byte[] body) {
                    String text = new String(body, StandardCharsets.UTF_8);
                    return IntStream.range(0, text.length())
                            .filter(at -> text.charAt(at) == '}')
                            .mapToObj(at -> text.substring(0, at + 1))
                            .flatMap(start -> start(start).stream())
                            .findFirst()
                            .orElseGet(() -> super.parsed(body));
                }

                private Optional<Object> start(String text) {
                    try {
                        return Optional.of(super.parsed(text.getBytes(StandardCharsets.UTF_8)));
                    } catch (IllegalArgumentException e) {
                        return Optional.empty();
                    }
                }
            },
            Set.of("CLI-02"),
            "twice"),
    /** What is missing is false, nothing or empty. */
    DEFAULTS_FOR_MISSING_MEMBERS(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                Object data(AuthingCall<?> call, Object data) {
                    boolean isNothing = data == Json.Absent.NULL || Map.of().equals(data);
                    if (call instanceof FactorCall.MfaOtpVerify && isNothing) {
                        return true;
                    }
                    return super.data(call, data);
                }
            },
            Set.of("CLI-03"),
            "a success without data"),
    /** Refuses what it does not know. */
    REFUSES_UNKNOWN_MEMBERS(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                Object parsed(byte[] body) {
                    Object parsed = super.parsed(body);
                    if (Json.write(parsed).contains("\"added\"")) {
                        throw new IllegalArgumentException("unknown member");
                    }
                    return parsed;
                }
            },
            Set.of("API-02"),
            "with members that nobody knows"),
    /** An HTTP error is no answer to it, not even the documented one. */
    REFUSES_HTTP_400(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                <T> AuthingAnswer<T> answer(AuthingCall<T> call, Exchanger.Response response) {
                    requireOk(response);
                    return super.answer(call, response);
                }
            },
            Set.of("API-02"),
            "wrongCode.documented"),
    /** Looks for the new recovery code where other data are. */
    LOSES_THE_NEW_RECOVERY_CODE(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                Optional<SecretText> recoveryCode(Map<String, Object> body) {
                    return Optional.empty();
                }
            },
            Set.of("API-02"),
            "recoveryCode"),
    /** Does not tell for how long to wait. */
    LOSES_RETRY_AFTER(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                Optional<Duration> wait(Exchanger.Response response) {
                    return Optional.empty();
                }
            },
            Set.of("CLI-03"),
            "Retry-After: 17"),
    /** Knows seconds only; a date makes it fail. */
    RETRY_AFTER_AS_NUMBER_ONLY(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                Optional<Duration> wait(Exchanger.Response response) {
                    return response.header("retry-after").map(text -> Duration.ofSeconds(Long.parseLong(text)));
                }
            },
            Set.of("CLI-03"),
            "GMT"),
    /** Takes any well-formed success. */
    TAKES_ANSWERS_ABOUT_OTHERS(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                void requireAbout(AuthingCall<?> call, Object data) {}
            },
            Set.of("CLI-04"),
            "about another factor"),
    /** The token of the call before, if this one brings none. */
    REMEMBERS_THE_TOKEN(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                private volatile Optional<String> current = Optional.empty();

                @Override
                Optional<String> token(AuthingCall<?> call) {
                    current = super.token(call).or(() -> current);
                    return current;
                }
            },
            Set.of("API-01", "CLI-08", "CLI-09"),
            "though the call has no credential"),
    /** The token in a field that all threads share. */
    SHARES_THE_TOKEN(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                private volatile Optional<String> current = Optional.empty();

                @Override
                Optional<String> token(AuthingCall<?> call) {
                    current = super.token(call);
                    LockSupport.parkNanos(50_000);
                    return current;
                }
            },
            Set.of("CLI-09"),
            "threads"),
    /** Answers a question that was answered before without asking. */
    CACHES_SUCCESSES(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                private final Map<AuthingCall<?>, AuthingAnswer<?>> known = new ConcurrentHashMap<>();

                @Override
                @SuppressWarnings("unchecked")
                public <T> AuthingAnswer<T> call(AuthingCall<T> call) {
                    AuthingAnswer<?> answer = known.get(call);
                    if (answer == null) {
                        answer = super.call(call);
                        if (answer instanceof AuthingAnswer.Success) {
                            known.put(call, answer);
                        }
                    }
                    return (AuthingAnswer<T>) answer;
                }
            },
            Set.of("API-01", "API-02", "CLI-02", "CLI-04", "CLI-05", "CLI-09"),
            "which the server now refuses"),
    /** Quotes what it could not read. */
    QUOTES_UNCLEAR_ANSWERS(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                RuntimeException unclear(Exchanger.Response response) {
                    return new dev.mfacore.MfaUnavailableException(
                            "unclear: " + new String(response.body(), StandardCharsets.UTF_8));
                }
            },
            Set.of("SEC-05"),
            "the exception of"),
    /** Prints what it sends. */
    PRINTS_REQUESTS(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                Exchanger.Response exchange(Exchanger.Request request) throws IOException {
                    System.out.println(request.method() + " " + request.body().orElse(""));
                    return super.exchange(request);
                }
            },
            Set.of("SEC-05"),
            "logged and printed"),
    /** Logs headers where nobody looks in production. */
    LOGS_HEADERS_AT_DEBUG(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                Exchanger.Response exchange(Exchanger.Request request) throws IOException {
                    System.getLogger("acme.authing").log(System.Logger.Level.TRACE, () -> "sends " + request.headers());
                    return super.exchange(request);
                }
            },
            Set.of("SEC-05"),
            "logged and printed"),
    /** Shows its last token to whoever prints it. */
    TOKEN_IN_TEXT_FORM(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                private volatile String last = "";

                @Override
                Optional<String> token(AuthingCall<?> call) {
                    Optional<String> token = super.token(call);
                    last = token.orElse("");
                    return token;
                }

                @Override
                public String toString() {
                    return "AcmeAuthing[" + last + "]";
                }
            },
            Set.of("SEC-05"),
            "text form"),
    /** Lets the transport's exceptions through. */
    THROWS_WHATEVER_HAPPENS(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                RuntimeException failed(Exception e) {
                    return new UncheckedIOException(new IOException("no answer"));
                }
            },
            Set.of("CLI-01", "CLI-02", "CLI-05", "CLI-06"),
            "UncheckedIOException"),
    /** Offers nothing at all. */
    OFFERS_NOTHING(env -> new AuthingNothing(), Set.of("API-03"), "at least one kind of call offered"),
    /** Has no answer, and says so with null. */
    ANSWERS_NULL(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                @SuppressWarnings("NullAway")
                public <T> AuthingAnswer<T> call(AuthingCall<T> call) {
                    AuthingAnswer<T> answer = super.call(call);
                    return answer instanceof AuthingAnswer.Refusal ? null : answer;
                }
            },
            Set.of("API-02", "API-03", "API-04", "CLI-03", "CLI-06", "CLI-09"),
            "NullPointerException"),
    /** The mfaToken does not go with the confirm call, as in one of Authing's own clients. */
    CONFIRMS_WITHOUT_TOKEN(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                Optional<String> token(AuthingCall<?> call) {
                    return call instanceof MfaCall.ConfirmAssociateMfaAuthenticator
                            ? Optional.empty()
                            : super.token(call);
                }
            },
            Set.of("API-01", "CLI-08", "CLI-09"),
            "no header Authorization"),
    /** Leaves the country code out. */
    DROPS_THE_COUNTRY_CODE(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                Optional<String> body(WireExample like) {
                    return super.body(like).map(it -> it.replace(",\"phoneCountryCode\":\"+86\"", ""));
                }
            },
            Set.of("API-01", "CLI-08", "CLI-09"),
            "phoneCountryCode missing"),
    /** Puts the code into the query as well. */
    CODE_IN_THE_ADDRESS(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                String target(WireExample like) {
                    String totp =
                            String.valueOf(Json.object(like.part("request").getOrDefault("body", Map.of()))
                                    .getOrDefault("totp", ""));
                    return super.target(like) + (totp.isEmpty() ? "" : "?totp=" + encoded(totp));
                }
            },
            Set.of("CLI-07"),
            "one in the address");

    private final Function<TckEnvironment, dev.mfacore.port.AuthingApi> client;
    private final Charge charge;

    ClientFault(Function<TckEnvironment, dev.mfacore.port.AuthingApi> client, Set<String> clauses, String... words) {
        this.client = client;
        this.charge = Charge.of(clauses, words);
    }

    @Override
    public Adapter adapter(TckEnvironment env) {
        return Adapter.named(reportName()).authingClient(client.apply(env)).supports(Capability.AUTHING_TRUST);
    }

    @Override
    public Charge charge() {
        return charge;
    }

    /** Real connections take their time on a busy machine. */
    @Override
    public Map<String, String> settings() {
        return Map.of("profile", "quick", "hang", "5");
    }

    /** Offers nothing. */
    private static final class AuthingNothing implements dev.mfacore.port.AuthingApi {
        @Override
        public <T> AuthingAnswer<T> call(AuthingCall<T> call) {
            throw new UnsupportedOperationException(call.operation());
        }
    }
}
