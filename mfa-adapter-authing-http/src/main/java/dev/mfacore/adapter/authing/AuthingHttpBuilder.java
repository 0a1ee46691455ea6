package dev.mfacore.adapter.authing;

import dev.mfacore.adapter.authing.transport.ClientIdentity;
import dev.mfacore.adapter.authing.wiring.Settings;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Settings of an {@link AuthingHttp}. Every setting has a default, and what is refused is refused where it is set or in
 * {@link #build}. Not safe for use by several threads; a builder may be used again after {@code build}.
 */
public final class AuthingHttpBuilder {

    private static final Duration LONGEST_DEADLINE = Duration.ofMinutes(2);
    private static final int SMALLEST_CAP = 1024;
    private static final int LARGEST_CAP = 16 * 1024 * 1024;
    private static final int MOST_RETRIES = 3;

    private final URI base;
    private final String appId;
    private final Map<String, String> extraHeaders = new LinkedHashMap<>();
    private Optional<String> userPoolId = Optional.empty();
    private Optional<String> tenantId = Optional.empty();
    private Optional<String> lang = Optional.empty();
    private Optional<Duration> connectTimeout = Optional.empty();
    private Optional<ProxySelector> proxy = Optional.empty();
    private Optional<SSLContext> sslContext = Optional.empty();
    private Optional<HttpClient> httpClient = Optional.empty();
    private Duration deadline = Duration.ofSeconds(10);
    private int responseCap = 256 * 1024;
    private int readRetries;
    private boolean plainHttpAllowed;
    private FaceSpelling faces = FaceSpelling.IS_EXTERNAL;
    private EmailScene scene = EmailScene.MFA_VERIFY_CODE;
    private InstantSource clock = InstantSource.system();

    AuthingHttpBuilder(URI baseUrl, String appId) {
        this.base = BaseUrl.require(baseUrl);
        this.appId = HeaderRules.requireId(appId, "appId");
    }

    /**
     * Names the user pool. Calls of an administrator need it; for users' own calls it is optional.
     *
     * @param id the pool's id with Authing
     * @return this
     */
    public AuthingHttpBuilder userPoolId(String id) {
        userPoolId = Optional.of(HeaderRules.requireId(id, "userPoolId"));
        return this;
    }

    /**
     * Names the tenant within an application that has several.
     *
     * @param id the tenant's id with Authing
     * @return this
     */
    public AuthingHttpBuilder tenantId(String id) {
        tenantId = Optional.of(HeaderRules.requireId(id, "tenantId"));
        return this;
    }

    /**
     * Asks for messages in a language, such as {@code zh-CN} or {@code en-US}. Without it Authing chooses.
     *
     * @param tag a language tag
     * @return this
     */
    public AuthingHttpBuilder lang(String tag) {
        lang = Optional.of(HeaderRules.requireId(tag, "lang"));
        return this;
    }

    /**
     * Bounds the time for making a connection.
     *
     * @param timeout more than zero; 3 seconds by default (D-21)
     * @return this
     */
    public AuthingHttpBuilder connectTimeout(Duration timeout) {
        connectTimeout = Optional.of(requireTime(timeout, "connectTimeout"));
        return this;
    }

    /**
     * Bounds the time of a whole call, from the first byte sent to the last byte read, repetitions included (CLI-06).
     *
     * @param whole more than zero, at most 2 minutes; 10 seconds by default (D-21)
     * @return this
     */
    public AuthingHttpBuilder deadline(Duration whole) {
        deadline = requireTime(whole, "deadline");
        return this;
    }

    /**
     * Bounds the body of an answer. A longer one is abandoned, and its connection with it (CLI-06).
     *
     * @param bytes 1 KiB to 16 MiB; 256 KiB by default (D-21)
     * @return this
     */
    public AuthingHttpBuilder responseCap(int bytes) {
        if (bytes < SMALLEST_CAP || bytes > LARGEST_CAP) {
            throw new IllegalArgumentException("responseCap must be " + SMALLEST_CAP + " to " + LARGEST_CAP + " bytes");
        }
        responseCap = bytes;
        return this;
    }

    /**
     * Repeats a read that got no answer, such as a list, within the same deadline. Nothing else is ever repeated
     * (CLI-05). Besides, the JDK's client repeats a GET once of its own accord when the connection ends before an answer
     * begins.
     *
     * @param times 0 to 3; 0 by default
     * @return this
     */
    public AuthingHttpBuilder readRetries(int times) {
        if (times < 0 || times > MOST_RETRIES) {
            throw new IllegalArgumentException("readRetries must be 0 to " + MOST_RETRIES);
        }
        readRetries = times;
        return this;
    }

    /**
     * Goes through a proxy. Without it the system's choice applies.
     *
     * @param selector chooses the proxy
     * @return this
     */
    public AuthingHttpBuilder proxy(ProxySelector selector) {
        proxy = Optional.of(selector);
        return this;
    }

    /**
     * Trusts other certificates than those that the JVM trusts, or presents one of its own. Names are always verified.
     *
     * @param context the context
     * @return this
     */
    public AuthingHttpBuilder sslContext(SSLContext context) {
        sslContext = Optional.of(context);
        return this;
    }

    /**
     * Sends with a client of the application. It must follow no redirects, and have neither an authenticator nor a
     * cookie handler; connect timeout, proxy and TLS are then its own. Calls use HTTP/1.1 whatever it prefers.
     *
     * @param client the client
     * @return this
     * @throws IllegalArgumentException if it would break what this client promises
     */
    public AuthingHttpBuilder httpClient(HttpClient client) {
        httpClient = Optional.of(ClientRules.require(client));
        return this;
    }

    /**
     * Adds a header to every request, for a gateway in between. Setting one again replaces it.
     *
     * @param name its name; none that this client sets itself
     * @param value visible ASCII without line breaks (CLI-08)
     * @return this
     * @throws IllegalArgumentException if the name is taken or one of the two is malformed
     */
    public AuthingHttpBuilder header(String name, String value) {
        extraHeaders.put(HeaderRules.requireFree(name), HeaderRules.requireValue(value));
        return this;
    }

    /**
     * Allows {@code http://} where the host is this machine, for tests and for a local proxy that does TLS. Everywhere
     * else plain HTTP stays refused (CLI-01).
     *
     * @return this
     */
    public AuthingHttpBuilder allowPlainHttpToLoopback() {
        plainHttpAllowed = true;
        return this;
    }

    /**
     * Chooses how pictures of faces are named.
     *
     * @param spelling {@link FaceSpelling#IS_EXTERNAL} by default
     * @return this
     */
    public AuthingHttpBuilder faceSpelling(FaceSpelling spelling) {
        faces = Objects.requireNonNull(spelling, "spelling");
        return this;
    }

    /**
     * Chooses how the second generation is asked for a code by email.
     *
     * @param spelling {@link EmailScene#MFA_VERIFY_CODE} by default
     * @return this
     */
    public AuthingHttpBuilder emailScene(EmailScene spelling) {
        scene = Objects.requireNonNull(spelling, "spelling");
        return this;
    }

    /**
     * Reads another clock than the system's, to tell how far off a date in {@code Retry-After} is.
     *
     * @param source the clock
     * @return this
     */
    public AuthingHttpBuilder clock(InstantSource source) {
        clock = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * Makes the client. Nothing is sent.
     *
     * @return the client
     * @throws IllegalStateException if settings contradict each other, plain HTTP is not allowed, or a switch of the JVM
     *     turns off what this client promises
     */
    public AuthingHttp build() {
        requireSafeScheme();
        ClientRules.requireSafeJvm();
        boolean own = connectTimeout.isPresent() || proxy.isPresent() || sslContext.isPresent();
        if (httpClient.isPresent() && own) {
            throw new IllegalStateException(
                    "httpClient brings its own connectTimeout, proxy and sslContext: set them there, not here");
        }
        HttpClient client = httpClient.orElseGet(this::ownClient);
        ClientIdentity identity =
                new ClientIdentity(Version.current(), appId, userPoolId, tenantId, lang, Map.copyOf(extraHeaders));
        return new AuthingHttp(new Settings(
                base,
                identity,
                client,
                ClientThreads.asNeeded(),
                deadline,
                responseCap,
                readRetries,
                faces,
                scene,
                clock));
    }

    private HttpClient ownClient() {
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(ClientThreads.few())
                .connectTimeout(connectTimeout.orElse(Duration.ofSeconds(3)));
        proxy.ifPresent(client::proxy);
        sslContext.ifPresent(client::sslContext);
        return client.build();
    }

    private void requireSafeScheme() {
        if (!BaseUrl.isPlain(base)) {
            return;
        }
        if (!BaseUrl.isLoopback(base)) {
            throw new IllegalStateException("baseUrl must be https: credentials do not go over a network in clear");
        }
        if (!plainHttpAllowed) {
            throw new IllegalStateException(
                    "baseUrl must be https: for a test on this machine call" + " allowPlainHttpToLoopback()");
        }
    }

    private static Duration requireTime(Duration time, String argument) {
        if (time.isNegative() || time.isZero() || time.compareTo(LONGEST_DEADLINE) > 0) {
            throw new IllegalArgumentException(argument + " must be more than zero and at most 2 minutes");
        }
        return time;
    }

    /** Names the address and hides the rest. */
    @Override
    public String toString() {
        return "AuthingHttpBuilder[" + base + "]";
    }
}
