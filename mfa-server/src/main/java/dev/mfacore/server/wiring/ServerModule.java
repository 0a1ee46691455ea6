package dev.mfacore.server.wiring;

import dagger.Module;
import dagger.Provides;
import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.server.Keys;
import dev.mfacore.server.MfaServer;
import dev.mfacore.server.OwnerOnlyFiles;
import dev.mfacore.server.PublicAddress;
import dev.mfacore.server.Readiness;
import dev.mfacore.server.Secrets;
import dev.mfacore.server.ServerOptions;
import dev.mfacore.server.admin.AdminKey;
import dev.mfacore.server.delivery.NoticeSender;
import dev.mfacore.server.http.AccessRecord;
import dev.mfacore.server.http.AdminPort;
import dev.mfacore.server.http.HttpPort;
import dev.mfacore.server.http.PublicPort;
import dev.mfacore.server.http.RouteGroup;
import dev.mfacore.server.http.RouteTable;
import dev.mfacore.server.log.JsonLines;
import dev.mfacore.server.log.ServerLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Consumer;

/** The two ports and what both need. */
@Module
final class ServerModule {

    private ServerModule() {}

    @Provides
    @Singleton
    static ServerLog log(JsonLines lines, InstantSource clock, ServerOptions options) {
        return new ServerLog(lines, clock, options.accessLog());
    }

    @Provides
    static Secrets secrets(SecureRandom random) {
        return new Secrets(random);
    }

    @Provides
    static OwnerOnlyFiles files(ServerLog log) {
        return new OwnerOnlyFiles(note -> log.note(System.Logger.Level.INFO, note));
    }

    @Provides
    static Keys keys(ServerOptions options, OwnerOnlyFiles files, SecureRandom random) {
        return new Keys(options, files, random);
    }

    @Provides
    @Singleton
    static AdminKey adminKey(Keys keys) {
        return new AdminKey(keys.admin());
    }

    @Provides
    @Singleton
    static PublicAddress address(ServerOptions options) {
        return new PublicAddress(options.publicUrl());
    }

    @Provides
    @Singleton
    static Readiness readiness(AuthenticatorStore store) {
        return new Readiness(store);
    }

    @Provides
    @Singleton
    static PrometheusMeterRegistry prometheus() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }

    @Provides
    @Singleton
    @PublicPort
    static RouteTable applicationRoutes(@PublicPort Set<RouteGroup> groups) {
        return new RouteTable(groups);
    }

    @Provides
    @Singleton
    @AdminPort
    static RouteTable adminRoutes(@AdminPort Set<RouteGroup> groups) {
        return new RouteTable(groups);
    }

    @Provides
    @Singleton
    static MfaServer server(
            ServerOptions options,
            @PublicPort RouteTable application,
            @AdminPort RouteTable admin,
            ServerLog log,
            MeterRegistry registry,
            PublicAddress address,
            Readiness readiness,
            NoticeSender notices) {
        Consumer<AccessRecord> access = log.andThen(new RequestMetrics(registry));
        return new MfaServer(
                new HttpPort("public", options.application(), application, options.applicationLimits(), access),
                new HttpPort("admin", options.admin(), admin, options.adminLimits(), access),
                address,
                readiness,
                notices::close);
    }
}
