package dev.mfacore.server.admin;

import dev.mfacore.server.ServerUnderTest;
import dev.mfacore.server.http.Route;
import java.util.List;

/** The routes of the admin API. Authing's management routes share its port and have rules and tests of their own. */
final class AdminApi {

    private AdminApi() {}

    static List<Route> routes(ServerUnderTest server) {
        return server.component().adminRoutes().routes().stream()
                .filter(it -> it.template().startsWith("/admin/")
                        || !it.template().substring(1).contains("/"))
                .toList();
    }
}
