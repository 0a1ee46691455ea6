package dev.mfacore.server.admin;

import dagger.Module;
import dagger.Provides;
import dagger.multibindings.ElementsIntoSet;
import dagger.multibindings.IntoSet;
import dev.mfacore.server.Users;
import dev.mfacore.server.http.AdminPort;
import dev.mfacore.server.http.ProblemJson;
import dev.mfacore.server.http.Route;
import dev.mfacore.server.http.RouteGroup;
import java.util.List;
import java.util.Set;

/** The routes of the admin port, most of them behind the admin key. */
@Module
public final class AdminModule {

    private AdminModule() {}

    @Provides
    static KnownUser knownUser(Users users) {
        return new KnownUser(users);
    }

    @Provides
    @ElementsIntoSet
    static Set<AdminRoutes> routes(
            UserRoutes users,
            SessionRoutes sessions,
            AuthenticatorRoutes authenticators,
            ImportRoutes imports,
            OutboxRoutes outbox,
            NoticeRoutes notices,
            EventRoutes events,
            ClockRoutes clock,
            HealthRoutes health,
            MetricsRoutes metrics,
            OpenApiRoutes openApi) {
        return Set.of(
                users, sessions, authenticators, imports, outbox, notices, events, clock, health, metrics, openApi);
    }

    @Provides
    @IntoSet
    @AdminPort
    static RouteGroup group(Set<AdminRoutes> routes, AdminKey key) {
        List<Route> all = routes.stream()
                .flatMap(it -> it.routes().stream().map(route -> it.needKey() ? key.guard(route) : route))
                .toList();
        return new RouteGroup(List.of("/"), all, ProblemJson.INSTANCE);
    }
}
