package dev.mfacore.server.wiring;

import dagger.Module;
import dagger.multibindings.Multibinds;
import dev.mfacore.server.http.PublicPort;
import dev.mfacore.server.http.RouteGroup;
import java.util.Set;

/** The routes of the application port: modules add a group each, {@code @Provides @IntoSet @PublicPort}. */
@Module
interface PublicModule {

    @Multibinds
    @PublicPort
    Set<RouteGroup> groups();
}
