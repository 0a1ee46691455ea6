package dev.mfacore.tck.gallery.authing;

import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.AuthingPeer;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.gallery.Charge;
import dev.mfacore.tck.gallery.Fault;
import dev.mfacore.tck.wire.Json;
import dev.mfacore.tck.wire.WireExample;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Clients that are wrong on the wire, each a few lines around a correct one. */
// Its collections are Set.of and List.of, and its functions keep nothing.
@SuppressWarnings("ImmutableEnumChecker")
public enum TransportFault implements Fault {
    /** Goes wherever it is pointed to. */
    FOLLOWS_REDIRECTS(
            env -> plain(env, new SocketExchanger(env.authing()) {
                @Override
                public Response exchange(Request request) throws IOException {
                    Response response = super.exchange(request);
                    Optional<String> location = response.header("location");
                    return location.isPresent()
                            ? new SocketExchanger(elsewhere(peer, location.get())).exchange(request)
                            : response;
                }
            }),
            Set.of("CLI-07"),
            "another server"),
    /** Asks again when the server is busy. */
    RETRIES_WHEN_BUSY(
            env -> plain(env, new SocketExchanger(env.authing()) {
                @Override
                public Response exchange(Request request) throws IOException {
                    Response response = super.exchange(request);
                    return response.status() == 503 ? super.exchange(request) : response;
                }
            }),
            Set.of("CLI-05"),
            "503"),
    /** Asks again when there was no answer. */
    RETRIES_WITHOUT_ANSWER(
            env -> plain(env, new SocketExchanger(env.authing()) {
                @Override
                public Response exchange(Request request) throws IOException {
                    try {
                        return super.exchange(request);
                    } catch (IOException e) {
                        return super.exchange(request);
                    }
                }
            }),
            Set.of("CLI-05"),
            "one request of"),
    /** Asks again when time is up, and so may spend a code twice. */
    RETRIES_AFTER_SILENCE(
            env -> plain(env, new SocketExchanger(env.authing()) {
                @Override
                public Response exchange(Request request) throws IOException {
                    try {
                        return super.exchange(request);
                    } catch (java.net.SocketTimeoutException e) {
                        return super.exchange(request);
                    }
                }
            }),
            Set.of("CLI-05"),
            "after silence"),
    /** Leaves GETs to the JDK, which repeats them. */
    JDK_REPEATS_GETS(
            env -> plain(env, new JdkExchanger(env.authing()) {
                @Override
                HttpRequest.BodyPublisher noBody(Request request) {
                    return HttpRequest.BodyPublishers.noBody();
                }
            }),
            Set.of("CLI-05"),
            "v3.mgmt.get"),
    /** Trusts everybody. */
    TRUSTS_EVERYBODY(
            env -> plain(env, new SocketExchanger(env.authing()) {
                @Override
                SSLContext context() {
                    return trustingAll();
                }
            }),
            Set.of("CLI-01"),
            "of an authority that nobody knows"),
    /** Does not look whom the certificate is for. */
    IGNORES_HOST_NAMES(
            env -> plain(env, new SocketExchanger(env.authing()) {
                @Override
                String identification() {
                    return "";
                }
            }),
            Set.of("CLI-01"),
            "for another machine"),
    /** Trusts the JVM's certificates, although it says that it can be told. */
    CANNOT_BE_TOLD_WHOM_TO_TRUST(
            env -> plain(env, new SocketExchanger(env.authing()) {
                @Override
                SSLContext context() {
                    try {
                        return SSLContext.getDefault();
                    } catch (GeneralSecurityException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }),
            Set.of("CLI-01"),
            "from a server with a good certificate"),
    /** Talks in clear when TLS does not work. */
    FALLS_BACK_TO_PLAIN_HTTP(
            env -> plain(env, new SocketExchanger(env.authing()) {
                @Override
                public Response exchange(Request request) throws IOException {
                    try {
                        return super.exchange(request);
                    } catch (javax.net.ssl.SSLException e) {
                        String clear = peer.url().toString().replace("https", "http");
                        return new SocketExchanger(elsewhere(peer, clear)).exchange(request);
                    }
                }
            }),
            Set.of("CLI-01"),
            "certificate"),
    /** Takes in whatever comes. */
    TAKES_GIANTS(
            env -> plain(env, new SocketExchanger(env.authing()) {
                @Override
                int cap() {
                    return Integer.MAX_VALUE;
                }
            }),
            Set.of("CLI-06"),
            "33554432 bytes"),
    /** Is patient for each read, and so for ever with a trickle. */
    TIME_OUT_FOR_EACH_READ(
            env -> plain(env, new SocketExchanger(env.authing()) {
                @Override
                int timeout(long end) {
                    return (int) peer.deadline().toMillis();
                }
            }),
            Set.of("CLI-06"),
            "a call that hangs"),
    /** Limits the time for connecting alone. */
    CONNECT_TIME_OUT_ONLY(
            env -> plain(env, new SocketExchanger(env.authing()) {
                @Override
                int timeout(long end) {
                    return 0;
                }
            }),
            Set.of("CLI-05", "CLI-06"),
            "a call that hangs"),
    /** Knows bodies of announced length only. */
    KNOWS_NO_CHUNKS(
            env -> plain(env, new SocketExchanger(env.authing()) {
                @Override
                boolean understandsChunks() {
                    return false;
                }
            }),
            Set.of("API-02"),
            "in chunks"),
    /** Gives a connection's worth of patience and then forgets that somebody wanted it to stop. */
    SWALLOWS_INTERRUPTION(
            env -> plain(env, new SocketExchanger(env.authing()) {
                @Override
                public Response exchange(Request request) throws IOException {
                    if (Thread.interrupted()) {
                        throw new IOException("interrupted");
                    }
                    return super.exchange(request);
                }
            }),
            Set.of("API-04"),
            "not interrupted"),
    /** Sends back the cookies that it got. */
    KEEPS_COOKIES(
            env -> plain(env, new SocketExchanger(env.authing()) {
                private volatile Optional<String> cookie = Optional.empty();

                @Override
                public Response exchange(Request request) throws IOException {
                    Map<String, String> headers = new HashMap<>(request.headers());
                    cookie.ifPresent(it -> headers.put("Cookie", it));
                    Response response = super.exchange(new Request(
                            request.method(), request.target(), headers, request.body(), request.isRepeatable()));
                    cookie = response.header("set-cookie").or(() -> cookie);
                    return response;
                }
            }),
            Set.of("CLI-09"),
            "no header from an earlier answer"),
    /** Puts ids into paths as they are. */
    PATHS_FROM_STRINGS(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                String segment(String value) {
                    return value;
                }
            },
            Set.of("CLI-08"),
            "/api/v2/users/"),
    /** Puts ids into queries as they are, but for blanks. */
    QUERIES_FROM_STRINGS(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                String encoded(String value) {
                    return value.replace(" ", "%20");
                }
            },
            Set.of("CLI-08"),
            "/api/v2/users/"),
    /** Encodes paths as forms are encoded. */
    FORM_ENCODING_IN_PATHS(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                String segment(String value) {
                    return URLEncoder.encode(value, StandardCharsets.UTF_8);
                }
            },
            Set.of("CLI-08"),
            "another path"),
    /** Encodes twice. */
    ENCODES_TWICE(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                String encoded(String value) {
                    return super.encoded(super.encoded(value));
                }
            },
            Set.of("CLI-08"),
            "%25"),
    /** Takes plain words only, where any text may come. */
    REFUSES_ODD_IDS(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                String encoded(String value) {
                    if (!value.matches("[A-Za-z0-9._-]*")) {
                        throw new IllegalArgumentException("id must be letters and digits");
                    }
                    return value;
                }
            },
            Set.of("CLI-08"),
            "a request"),
    /** Puts JSON together from strings. */
    JSON_FROM_STRINGS(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                Optional<String> body(WireExample like) {
                    Map<String, Object> body = Json.object(like.part("request").getOrDefault("body", Map.of()));
                    return body.keySet().equals(Set.of("totp"))
                            ? Optional.of("{\"totp\":\"" + body.get("totp") + "\"}")
                            : super.body(like);
                }
            },
            Set.of("CLI-08"),
            "totp"),
    /** Sends text in an encoding that has no Chinese. */
    BODIES_IN_ASCII(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                Optional<String> body(WireExample like) {
                    return super.body(like).map(it -> it.replaceAll("[^ -~]", "?"));
                }
            },
            Set.of("CLI-08"),
            "with another value"),
    /** Puts tokens into headers as they are. */
    LINE_BREAKS_IN_HEADERS(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                String checked(String token) {
                    return token;
                }
            },
            Set.of("CLI-08"),
            "a token with a line break"),
    /** Sends what is left of a token without its line breaks: another token. */
    STRIPS_LINE_BREAKS(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                String checked(String token) {
                    return token.replaceAll("[\r\n]", "");
                }
            },
            Set.of("CLI-08"),
            "a token with a line break"),
    /** Takes only tokens in Base64. */
    REFUSES_VISIBLE_TOKENS(
            env -> new HttpAuthing(new SocketExchanger(env.authing()), env.clock()) {
                @Override
                String checked(String token) {
                    if (!token.matches("[A-Za-z0-9._=-]+")) {
                        throw new IllegalArgumentException("token must be Base64");
                    }
                    return token;
                }
            },
            Set.of("CLI-08"),
            "a request");

    private final Function<TckEnvironment, HttpAuthing> client;
    private final Charge charge;

    TransportFault(Function<TckEnvironment, HttpAuthing> client, Set<String> clauses, String... words) {
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

    private static HttpAuthing plain(TckEnvironment env, Exchanger exchanger) {
        return new HttpAuthing(exchanger, env.clock());
    }

    private static AuthingPeer elsewhere(AuthingPeer peer, String location) {
        URI url = URI.create(location.startsWith("/") ? peer.url() + location : location.split("\\?", 2)[0]);
        return new AuthingPeer() {
            @Override
            public URI url() {
                return URI.create(url.getScheme() + "://" + url.getAuthority());
            }

            @Override
            public SSLContext sslContext() {
                return peer.sslContext();
            }

            @Override
            public Duration deadline() {
                return peer.deadline();
            }
        };
    }

    private static SSLContext trustingAll() {
        X509TrustManager all = new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        };
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {all}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
