package dev.mfacore.server.tck;

import dev.mfacore.server.tck.MeddlingProxy.Meddler;
import dev.mfacore.server.tck.MeddlingProxy.Said;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Servers that are wrong at the wire, each with the clauses of the wire that it breaks and words of what is told. */
enum ServerFault {
    /** Repeats the code as HTTP status. */
    STATUS_REPEATS_THE_CODE(
            (ask, server) -> {
                Said said = server.put(ask);
                return said.body().contains("\"code\":6001") ? said.status(401) : said;
            },
            Set.of("EPT-01", "SRV-03"),
            "the HTTP status, of refusals as well: 200"),
    /** Names no request in errors of the third generation. */
    ERRORS_NAME_NO_REQUEST(
            (ask, server) -> replaced(server.put(ask), ",\"requestId\":\"[^\"]*\"", ""), Set.of("EPT-01"), "requestId"),
    /** Has codes as texts. */
    CODES_ARE_TEXTS(
            (ask, server) -> replaced(server.put(ask), "\"code\":([0-9]+)", "\"code\":\"$1\""),
            Set.of(
                    "EPT-01", "EPT-02", "EPT-03", "EPT-04", "EPT-05", "EPT-06", "EPT-08", "INP-03", "INP-08", "INP-10",
                    "SRV-01", "SRV-02", "SRV-03", "SRV-04", "SRV-05"),
            "HTTP 200 with the code of success"),
    /** Answers as a page. */
    ANSWERS_AS_TEXT(
            (ask, server) -> server.put(ask).with("Content-Type", "text/plain"), Set.of("EPT-01"), "application/json"),
    /** Lists one row without an array. */
    ONE_ROW_IS_NO_ARRAY(
            (ask, server) -> ask.path().endsWith("list-enrolled-factors")
                    ? replaced(server.put(ask), "\"data\":\\[(\\{.*\\})\\]", "\"data\":$1")
                    : server.put(ask),
            Set.of("EPT-02"),
            "array of objects"),
    /** Puts the new recovery code into data. */
    NEW_RECOVERY_CODE_IN_DATA(
            (ask, server) -> {
                Said said = server.put(ask);
                return ask.path().endsWith("/recovery")
                        ? replaced(said, "\"data\":\\{(.*)\\},(\"recoveryCode\":\"[^\"]*\")", "\"data\":{$2,$1}")
                        : said;
            },
            Set.of("EPT-02"),
            "recoveryCode"),
    /** Confirms with an object. */
    CONFIRMING_HAS_DATA(
            (ask, server) -> ask.path().endsWith("/confirm")
                    ? replaced(server.put(ask), "\\}$", ",\"data\":{}}")
                    : server.put(ask),
            Set.of("EPT-02"),
            "client for Java"),
    /** Has the HTTP status as statusCode, also in refusals. */
    REFUSALS_LOOK_LIKE_SUCCESS(
            (ask, server) -> replaced(server.put(ask), "^\\{\"code\":([0-9]+)", "{\"code\":$1,\"statusCode\":200"),
            Set.of(
                    "EPT-01", "EPT-03", "EPT-04", "EPT-05", "EPT-06", "EPT-08", "INP-03", "INP-08", "INP-10", "SRV-01",
                    "SRV-02", "SRV-03", "SRV-04", "SRV-05"),
            "without the code of success"),
    /** Knows one code for everything. */
    ONE_CODE_FOR_EVERYTHING((ask, server) -> replaced(server.put(ask), "600[12]", "500"), Set.of("EPT-03"), "6001"),
    /** Lets a filter refuse what is no token. */
    A_FILTER_REFUSES_TOKENS(
            (ask, server) -> ask.header("Authorization").isEmpty() && ask.path().startsWith("/api")
                    ? server.put(ask).status(401)
                    : server.put(ask),
            Set.of("EPT-04"),
            "code for not being signed in"),
    /** Fails on what no parser of tokens takes. */
    BASIC_CREDENTIALS_FAIL(
            (ask, server) -> ask.header("Authorization").startsWith("Basic")
                    ? server.put(ask).status(500)
                    : server.put(ask),
            Set.of("EPT-04"),
            "no failure of the server"),
    /** Takes a token under any scheme. */
    ANY_SCHEME_WILL_DO(
            (ask, server) -> ask.header("Authorization").startsWith("Basic ")
                    ? server.put(ask.with(
                            "Authorization", ask.header("Authorization").substring(6)))
                    : server.put(ask),
            Set.of("EPT-04"),
            "an unknown token: refused"),
    /** Knows one spelling of the scheme. */
    ONE_SPELLING_OF_THE_SCHEME(
            (ask, server) -> ask.header("Authorization").startsWith("bearer")
                    ? server.put(ask.with("Authorization", "x"))
                    : server.put(ask),
            Set.of("EPT-05"),
            "after bearer"),
    /** Demands a scheme. */
    A_SCHEME_IS_DEMANDED(
            (ask, server) -> ask.header("Authorization").matches("(?s)[Bb].*")
                    ? server.put(ask)
                    : server.put(ask.with("Authorization", "x")),
            Set.of("EPT-05"),
            "bare token"),
    /** Takes the body's token where the header has none. */
    BODY_HAS_THE_TOKEN(
            (ask, server) -> {
                String inside = found(ask.body(), "\"mfaToken\":\"([^\"]+)\"");
                boolean none = ask.header("Authorization").isEmpty();
                return server.put(none && !inside.isEmpty() ? ask.with("Authorization", inside) : ask);
            },
            Set.of("EPT-05"),
            "body alone"),
    /** Reads up to the end of the first object. */
    LENIENT_PARSER(
            (ask, server) ->
                    server.put(ask.saying(ask.body().replaceAll("(?s)^(\\{\"totp\":\"[0-9]{6}\"\\}).*", "$1"))),
            Set.of("EPT-06"),
            "no JSON object"),
    /** Fails on what is no JSON. */
    NO_JSON_IS_A_FAILURE(
            (ask, server) -> {
                Said said = server.put(ask);
                boolean plain = ask.path().matches("(/[a-z0-9-]+)+");
                return plain && said.status() == 400 && !ask.body().isEmpty() ? said.status(500) : said;
            },
            Set.of("EPT-06", "INP-03", "SRV-03"),
            "no failure of the server"),
    /** Counts what it cannot read as a wrong code. */
    NO_JSON_IS_A_WRONG_CODE(
            (ask, server) -> {
                Said said = server.put(ask);
                boolean no = said.status() == 400 && ask.path().endsWith("/totp/verify");
                return no ? server.put(ask.saying("{\"totp\":\"0000000\"}")) : said;
            },
            Set.of("EPT-06", "INP-03"),
            "afterwards"),
    /** Keeps the beginning of a header for the next one. */
    HEADERS_ARE_CACHED((ask, server) -> server.put(ask), Set.of("EPT-07"), "on the same connection"),
    /** Knows no alias. */
    NO_ALIASES(
            (ask, server) -> ask.path().startsWith("/api/v2/applications/mfa/totp")
                    ? server.put(ask.at("/nothing"))
                    : server.put(ask),
            Set.of("EPT-08"),
            "alias"),
    /** Compares types as a whole. */
    TYPES_AS_A_WHOLE(
            (ask, server) -> ask.header("Content-Type").contains("charset")
                    ? server.put(ask.with("Content-Type", "x/y"))
                    : server.put(ask),
            Set.of("EPT-08"),
            "the right code"),
    /** Makes texts of numbers. */
    NUMBERS_BECOME_TEXTS(
            (ask, server) ->
                    server.put(ask.saying(ask.body().replaceAll("\"totp\":([0-9]{6})([,}])", "\"totp\":\"$1\"$2"))),
            Set.of("INP-03"),
            "no string"),
    /** Takes a list of one for its item. */
    LISTS_BECOME_ITEMS(
            (ask, server) -> server.put(ask.saying(ask.body().replaceAll("\\[(\"[^\"]*\")\\]", "$1"))),
            Set.of("EPT-06", "INP-03"),
            "no string"),
    /** Takes the last of two codes. */
    THE_LAST_CODE_COUNTS(
            (ask, server) -> server.put(ask.saying(ask.body().replaceAll("\"totp\":\"[0-9]*\",(\"totp\":)", "$1"))),
            Set.of("INP-03"),
            "given twice"),
    /** Takes the first of two tokens. */
    THE_FIRST_TOKEN_COUNTS(
            (ask, server) -> ask.header("Authorization").contains("\n")
                    ? server.put(ask.with(
                            "Authorization", ask.header("Authorization").replaceAll("(?s)\n.*", "")))
                    : server.put(ask),
            Set.of("INP-03"),
            "two headers Authorization"),
    /** Folds letters of every script. */
    ADDRESSES_ARE_FOLDED(
            (ask, server) -> server.put(
                    ask.saying(ask.body().replaceAll("\\\\u212a", "k").replaceAll("\\\\u017f", "s"))),
            Set.of("INP-08"),
            "another recipient or none"),
    /** Compares domains letter by letter. */
    DOMAINS_HAVE_CASE(
            (ask, server) ->
                    server.put(ask.saying(ask.body().replaceAll("@[A-Z0-9.-]*[A-Z][A-Z0-9.-]*\"", "@example.org\""))),
            Set.of("INP-08"),
            "another spelling of its recipient"),
    /** Sends to the first of a list. */
    LISTS_HAVE_A_FIRST(
            (ask, server) -> server.put(ask.saying(ask.body().replaceAll("(@[^\",;]*)[,;][^\"]*", "$1"))),
            Set.of("INP-09"),
            "no single address"),
    /** Cuts an address at its end of line. */
    LINES_ARE_CUT(
            (ask, server) -> server.put(ask.saying(ask.body().replaceAll("(@[^\"\\\\]*)\\\\u000[ad][^\"]*", "$1"))),
            Set.of("INP-09"),
            "no single address"),
    /** Drops what follows a number. */
    EXTENSIONS_ARE_DROPPED(
            (ask, server) -> server.put(ask.saying(ask.body().replaceAll("(\\+[0-9]{7,15})[x;,][^\"]*", "$1"))),
            Set.of("INP-10"),
            "another recipient or none"),
    /** Takes every number for one of its own country. */
    COUNTRIES_ARE_IGNORED(
            (ask, server) -> server.put(
                    ask.saying(ask.body().replace("\"phoneCountryCode\":\"+86\"", "\"phoneCountryCode\":\"+44\""))),
            Set.of("INP-10"),
            "another spelling of its recipient"),
    /** Verifies by a link. */
    VERIFIES_BY_LINK(
            (ask, server) -> {
                String code = found(ask.address(), "[?&]totp=([0-9]{6})");
                boolean link = ask.method().equals("GET") && ask.path().endsWith("/totp/verify");
                return link
                        ? server.put(ask.by("POST")
                                .at(ask.path())
                                .with("Content-Type", "application/json")
                                .saying("{\"totp\":\"" + code + "\"}"))
                        : server.put(ask);
            },
            Set.of("SRV-01"),
            "GET at what changes something"),
    /** Associates by a link. */
    ASSOCIATES_BY_LINK(
            (ask, server) -> ask.method().equals("GET") && ask.path().endsWith("/totp/associate")
                    ? server.put(ask.by("POST")
                            .at(ask.path())
                            .with("Content-Type", "application/json")
                            .saying("{}"))
                    : server.put(ask),
            Set.of("SRV-01"),
            "GET at what changes something"),
    /** Uses a code up when its address is looked at. */
    LOOKING_VERIFIES(
            (ask, server) -> {
                if (ask.method().equals("HEAD") && ask.path().endsWith("/totp/verify")) {
                    server.put(ask.by("POST")
                            .at(ask.path())
                            .with("Content-Type", "application/json")
                            .saying("{\"totp\":\"" + found(ask.address(), "totp=([0-9]{6})") + "\"}"));
                }
                return server.put(ask);
            },
            Set.of("SRV-01"),
            "the code by POST"),
    /** Reads any type as JSON. */
    ANY_TYPE_IS_JSON(
            (ask, server) -> server.put(
                    ask.header("Content-Type").startsWith("text/plain")
                            ? ask.with("Content-Type", "application/json")
                            : ask),
            Set.of("SRV-01"),
            "a form that has a code sent"),
    /** Lets answers be kept. */
    ANSWERS_ARE_KEPT(
            (ask, server) -> server.put(ask).with("Cache-Control", "private, max-age=60"),
            Set.of("SRV-02"),
            "no-store"),
    /** Takes a token from the address. */
    TOKENS_IN_ADDRESSES(
            (ask, server) -> {
                String token = found(ask.address(), "[?&]access_token=([^&]*)");
                return server.put(token.isEmpty() ? ask : ask.at(ask.path()).with("Authorization", token));
            },
            Set.of("SRV-02"),
            "a token in the address"),
    /** Does not say when to come back. */
    NO_TIME_TO_COME_BACK((ask, server) -> server.put(ask).without("Retry-After"), Set.of("SRV-03"), "Retry-After"),
    /** Shows where it failed. */
    ERRORS_SHOW_THE_INSIDE(
            (ask, server) -> {
                Said said = server.put(ask);
                return said.status() == 400
                        ? replaced(said, "\"message\":\"", "\"message\":\"com.acme.JsonParseException at line 1 ")
                        : said;
            },
            Set.of("SRV-03"),
            "stack trace"),
    /** Exempts whom a header exempts. */
    A_HEADER_EXEMPTS(
            (ask, server) -> {
                Said said = server.put(ask);
                return ask.header("X-MFA-Required").equals("false")
                                && said.body().contains("6001")
                        ? said.saying("{\"code\":200,\"message\":\"ok\",\"data\":{\"id\":\"somebody\"}}")
                        : said;
            },
            Set.of("SRV-04"),
            "a wrong code: refused"),
    /** Lets the body say who signs in. */
    THE_BODY_NAMES_THE_USER(
            (ask, server) -> {
                String user = found(ask.body(), "\"userId\":\"([^\"]*)\"");
                Said said = server.put(ask);
                return user.isEmpty()
                        ? said
                        : replaced(said, "\"data\":\\{\"id\":\"[^\"]*\"", "\"data\":{\"id\":\"" + user + "\"");
            },
            Set.of("SRV-04"),
            "whose sign-in it is"),
    /** Refuses what it does not know. */
    UNKNOWN_MEMBERS_ARE_REFUSED(
            (ask, server) -> ask.body().contains("\"debug\"") ? server.put(ask.saying("[]")) : server.put(ask),
            Set.of("SRV-04"),
            "with additions"),
    /** Locks nobody whose address is new. */
    EVERY_FORWARDED_ADDRESS_HAS_ITS_BUDGET(
            (ask, server) -> {
                Said said = server.put(ask);
                return ask.header("X-Forwarded-For").equals("192.0.2.99")
                                && said.body().contains("\"code\":429")
                        ? said.saying("{\"code\":200,\"message\":\"ok\",\"data\":{\"id\":\"somebody\"}}")
                        : said;
            },
            Set.of("SRV-04"),
            "another forwarded address"),
    /** Has a second route without the second step. */
    AN_OLD_ROUTE_ASKS_NOTHING(
            (ask, server) -> {
                Said said = server.put(ask);
                return ask.path().startsWith("/api/v1/") ? said.status(200).saying("{\"code\":200,\"data\":{}}") : said;
            },
            Set.of("SRV-05"),
            "another spelling of the path"),
    /** Takes a path apart after it has looked at it. */
    DOUBLE_SLASHES_PASS_THE_LIMITER(
            (ask, server) -> {
                Said said = server.put(ask.at(ask.address().replaceAll("/{2,}", "/")));
                return ask.path().contains("//") && said.body().contains("6001")
                        ? said.saying("{\"code\":200,\"message\":\"ok\",\"data\":{}}")
                        : said;
            },
            Set.of("SRV-05"),
            "another spelling of the path"),
    /** Takes a half-done sign-in for a session. */
    HALF_A_SIGN_IN_IS_A_SESSION(
            (ask, server) -> {
                Said said = server.put(ask);
                boolean token = ask.path().endsWith("/list-enrolled-factors")
                        && said.isRefusal()
                        && !server.put(ask.at("/api/v2/mfa/authenticator")).isRefusal();
                return token ? said.saying("{\"statusCode\":200,\"message\":\"ok\",\"data\":[]}") : said;
            },
            Set.of("SRV-05"),
            "half done");

    // None of them is ever changed, which the checker cannot know.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Meddler meddler;
    // Set.copyOf makes immutable sets, which the checker cannot know.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<String> clauses;
    // List.of makes immutable lists, which the checker cannot know.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> words;

    ServerFault(Meddler meddler, Set<String> clauses, String... words) {
        this.meddler = meddler;
        this.clauses = Set.copyOf(clauses);
        this.words = List.of(words);
    }

    Meddler meddler() {
        return meddler;
    }

    /** The clauses of the wire that it breaks. */
    Set<String> clauses() {
        return clauses;
    }

    List<String> words() {
        return words;
    }

    /** Whether the proxy itself reads headers as it should not. */
    boolean carelessHeaders() {
        return this == HEADERS_ARE_CACHED;
    }

    private static Said replaced(Said said, String pattern, String by) {
        return said.saying(said.body().replaceAll(pattern, by));
    }

    private static String found(String text, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
