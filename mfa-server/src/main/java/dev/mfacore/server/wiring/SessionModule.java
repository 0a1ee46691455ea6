package dev.mfacore.server.wiring;

import dagger.Module;
import dagger.Provides;
import dev.mfacore.server.Secrets;
import dev.mfacore.server.ServerOptions;
import dev.mfacore.server.session.PlatformTokens;
import dev.mfacore.server.session.ServerSessions;
import dev.mfacore.server.session.ServerTokens;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Access tokens. */
@Module
final class SessionModule {

    private SessionModule() {}

    @Provides
    @Singleton
    static ServerTokens tokens(ServerOptions options, InstantSource clock, Secrets secrets) {
        ServerSessions own = new ServerSessions(clock, secrets);
        return options.jwt()
                .map(it -> (ServerTokens) new PlatformTokens(it, own, clock))
                .orElse(own);
    }
}
