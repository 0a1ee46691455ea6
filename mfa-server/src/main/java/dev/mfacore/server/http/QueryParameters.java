package dev.mfacore.server.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters of a query. Empty pieces, such as a stray {@code &} at the end, are skipped. */
final class QueryParameters {

    private static final Set<String> TOKEN_NAMES = Set.of(
            "token",
            "accesstoken",
            "mfatoken",
            "idtoken",
            "refreshtoken",
            "usertoken",
            "enrollmenttoken",
            "authorization",
            "bearer",
            "apikey",
            "adminkey",
            "secret");
    private static final Pattern TOKEN_VALUE =
            Pattern.compile("(?i)(?:bearer\\s.*|mfas_.*|eyJ[\\w-]*\\.[\\w-]*\\.[\\w-]*)");

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    QueryParameters(@Nullable String query) {
        if (query == null) {
            return;
        }
        for (String piece : query.split("&", -1)) {
            if (!piece.isEmpty()) {
                int equals = piece.indexOf('=');
                String name = equals < 0 ? piece : piece.substring(0, equals);
                String value = equals < 0 ? "" : piece.substring(equals + 1);
                values.computeIfAbsent(PathText.decode(name, true), it -> new ArrayList<>())
                        .add(PathText.decode(value, true));
            }
        }
    }

    Optional<String> one(String name) {
        List<String> found = values.getOrDefault(name, List.of());
        if (found.size() > 1) {
            throw HttpProblem.badRequest("The parameter " + name + " must not be given more than once.");
        }
        return found.stream().findFirst();
    }

    /** Addresses end up in logs and histories: a token there is given away already (SRV-02). */
    void refuseTokens() {
        boolean token = values.entrySet().stream()
                .anyMatch(it -> TOKEN_NAMES.contains(plain(it.getKey()))
                        || it.getValue().stream()
                                .anyMatch(value -> TOKEN_VALUE.matcher(value).matches()));
        if (token) {
            throw HttpProblem.badRequest("A token does not belong into an address: send it in the header Authorization,"
                    + " and consider this one given away.");
        }
    }

    private static String plain(String name) {
        return name.replaceAll("[-_.]", "").toLowerCase(Locale.ROOT);
    }
}
