package dev.mfacore.server.enrol;

import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoSet;
import dev.mfacore.MfaService;
import dev.mfacore.server.PublicAddress;
import dev.mfacore.server.Secrets;
import dev.mfacore.server.http.ProblemJson;
import dev.mfacore.server.http.PublicPort;
import dev.mfacore.server.http.Route;
import dev.mfacore.server.http.RouteGroup;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The enrolment page: its links, its files and its API. */
@Module
public final class EnrolmentModule {

    private EnrolmentModule() {}

    @Provides
    @Singleton
    static PageSessions sessions(InstantSource clock, Secrets secrets) {
        return new PageSessions(clock, secrets);
    }

    @Provides
    @Singleton
    static EnrolmentLinks links(InstantSource clock, Secrets secrets, PublicAddress address, PageSessions sessions) {
        return new EnrolmentLinks(clock, secrets, address, sessions);
    }

    @Provides
    @IntoSet
    @PublicPort
    static RouteGroup routes(EnrolmentLinks links, PageSessions sessions, MfaService service, InstantSource clock) {
        PageRefusal refusals = new PageRefusal(clock);
        PageGate gate = new PageGate(links, sessions, refusals);
        List<Route> routes = new ArrayList<>(new PageFiles().routes());
        routes.addAll(gate.routes());
        routes.addAll(new PageRoutes(service, refusals).routes(gate));
        routes.addAll(new PageProofs(service, refusals).routes(gate));
        return new RouteGroup(List.of(EnrolmentLinks.PATH), routes, ProblemJson.INSTANCE);
    }
}
