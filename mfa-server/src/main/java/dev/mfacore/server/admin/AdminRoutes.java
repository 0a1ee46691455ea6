package dev.mfacore.server.admin;

import dev.mfacore.server.http.Route;
import java.util.List;

/** Some of the routes of the admin port. */
public interface AdminRoutes {

    /** Returns the routes. */
    List<Route> routes();

    /** Says whether they need the admin key. */
    default boolean needKey() {
        return true;
    }
}
