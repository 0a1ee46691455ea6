package dev.mfacore.server.http;

import java.util.List;

/**
 * Routes that belong together. Provide one through Dagger, {@code @IntoSet} and {@code @PublicPort} or
 * {@code @AdminPort}, to add routes to a port.
 *
 * @param prefixes paths that start with one of these get this group's errors, even where no route matches
 * @param routes the entries
 * @param errors the form of its errors
 */
public record RouteGroup(List<String> prefixes, List<Route> routes, ErrorBody errors) {

    /** Takes copies of the lists. */
    public RouteGroup {
        prefixes = List.copyOf(prefixes);
        routes = List.copyOf(routes);
    }
}
