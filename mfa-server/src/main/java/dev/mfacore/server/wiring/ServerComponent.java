package dev.mfacore.server.wiring;

import dagger.BindsInstance;
import dagger.Component;
import dev.mfacore.Mfa;
import dev.mfacore.adapter.inmemory.EventLog;
import dev.mfacore.server.MfaServer;
import dev.mfacore.server.ServerClock;
import dev.mfacore.server.ServerOptions;
import dev.mfacore.server.admin.AdminModule;
import dev.mfacore.server.enrol.EnrolmentLinks;
import dev.mfacore.server.enrol.EnrolmentModule;
import dev.mfacore.server.http.AdminPort;
import dev.mfacore.server.http.PublicPort;
import dev.mfacore.server.http.RouteTable;
import dev.mfacore.server.log.JsonLines;
import dev.mfacore.server.log.ServerLog;
import dev.mfacore.server.session.ServerTokens;
import dev.mfacore.server.wire.WireModule;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** One server as a graph. The accessors beside {@link #server()} are for tests. */
@Singleton
@Component(
        modules = {
            AliasModule.class,
            ServerModule.class,
            EngineModule.class,
            DeliveryModule.class,
            SessionModule.class,
            AdminModule.class,
            EnrolmentModule.class,
            PublicModule.class,
            WireModule.class
        })
public interface ServerComponent {

    /** Returns the server, not yet started. */
    MfaServer server();

    /** Returns the log. */
    ServerLog log();

    /** Returns the engine. */
    Mfa.Local engine();

    /** Returns the newest events. */
    EventLog events();

    /** Returns the access tokens. */
    ServerTokens tokens();

    /** Returns the links to the enrolment page. */
    EnrolmentLinks links();

    /** Returns the routes of the application port. */
    @PublicPort
    RouteTable applicationRoutes();

    /** Returns the routes of the admin port. */
    @AdminPort
    RouteTable adminRoutes();

    /** Makes graphs. */
    @Component.Factory
    interface Factory {

        /** Makes a graph from settings, a clock, randomness and a place for the log. */
        ServerComponent create(
                @BindsInstance ServerOptions options,
                @BindsInstance ServerClock clock,
                @BindsInstance SecureRandom random,
                @BindsInstance JsonLines lines);
    }

    /** Returns what makes graphs. */
    static Factory factory() {
        return DaggerServerComponent.factory();
    }
}
