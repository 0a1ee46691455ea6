package dev.mfacore.server.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All routes of a port. It compares the address as it was sent: a literal segment matches in its one spelling, so
 * {@code //}, {@code %2e} and the like lead nowhere (SRV-05). Immutable.
 */
public final class RouteTable {

    private final List<Entry> entries = new ArrayList<>();
    private final List<RouteGroup> groups;
    private final Map<String, Map<String, Match>> literal = new HashMap<>();

    private record Entry(Route route, List<String> segments, RouteGroup group) {}

    /** What a path leads to: a route with its parameters, or, without a route, the methods that the path has. */
    record Match(Optional<Route> route, Map<String, String> parameters, ErrorBody errors, Set<String> allowed) {}

    /**
     * Joins groups.
     *
     * @throws IllegalArgumentException if two routes are the same
     */
    public RouteTable(Set<RouteGroup> groups) {
        this.groups = List.copyOf(groups);
        Set<String> seen = new TreeSet<>();
        for (RouteGroup group : groups) {
            for (Route route : group.routes()) {
                if (!seen.add(route.method() + " " + route.template().replaceAll("\\{[^}]*}", "{}"))) {
                    throw new IllegalArgumentException(
                            "routes must differ: there are two for " + route.method() + " " + route.template());
                }
                entries.add(new Entry(route, List.of(route.template().split("/", -1)), group));
            }
        }
        rememberLiterals();
    }

    /** Returns all routes. */
    public List<Route> routes() {
        return entries.stream().map(Entry::route).toList();
    }

    Match match(String method, String rawPath) {
        Map<String, Match> plain = literal.get(rawPath);
        Match found = plain == null ? null : plain.get(method);
        return found == null ? search(method, rawPath) : found;
    }

    /** No match is closer than one without a parameter, and there each leads to one route only: they are looked up. */
    private void rememberLiterals() {
        for (Entry entry : entries) {
            if (entry.segments.stream().noneMatch(RouteTable::isParameter)) {
                String method = entry.route.method();
                String path = entry.route.template();
                literal.computeIfAbsent(path, it -> new HashMap<>()).put(method, search(method, path));
            }
        }
    }

    private Match search(String method, String rawPath) {
        List<String> segments = List.of(rawPath.split("/", -1));
        String wanted = method.equals("HEAD") ? "GET" : method;
        Set<String> allowed = new TreeSet<>();
        Optional<Entry> found = Optional.empty();
        ErrorBody errors = errorsOf(rawPath);
        for (Entry entry : entries) {
            if (fits(entry.segments, segments)) {
                allowed.add(entry.route.method());
                errors = entry.group.errors();
                if (entry.route.method().equals(wanted) && isCloser(entry, found)) {
                    found = Optional.of(entry);
                }
            }
        }
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        ErrorBody form = found.map(it -> it.group.errors()).orElse(errors);
        return new Match(
                found.map(Entry::route),
                found.map(it -> parameters(it.segments, segments)).orElse(Map.of()),
                form,
                allowed);
    }

    private ErrorBody errorsOf(String rawPath) {
        return groups.stream()
                .filter(group -> group.prefixes().stream().anyMatch(rawPath::startsWith))
                .findFirst()
                .map(RouteGroup::errors)
                .orElse(ProblemJson.INSTANCE);
    }

    /** Literals go before parameters. */
    private static boolean isCloser(Entry entry, Optional<Entry> other) {
        return other.map(it -> literals(entry) > literals(it)).orElse(true);
    }

    private static long literals(Entry entry) {
        return entry.segments.stream().filter(it -> !isParameter(it)).count();
    }

    private static boolean fits(List<String> template, List<String> segments) {
        if (template.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < template.size(); i++) {
            String wanted = template.get(i);
            String given = segments.get(i);
            if (isParameter(wanted) ? given.isEmpty() : !wanted.equals(given)) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, String> parameters(List<String> template, List<String> segments) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < template.size(); i++) {
            String wanted = template.get(i);
            if (isParameter(wanted)) {
                parameters.put(wanted.substring(1, wanted.length() - 1), PathText.decode(segments.get(i), false));
            }
        }
        return parameters;
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }
}
