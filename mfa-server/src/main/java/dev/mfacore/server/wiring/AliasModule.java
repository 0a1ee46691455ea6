package dev.mfacore.server.wiring;

import dagger.Binds;
import dagger.Module;
import dev.mfacore.port.AccessTokens;
import dev.mfacore.server.ServerClock;
import dev.mfacore.server.session.ServerTokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;

/** Parts under the narrower names by which others know them. */
@Module
interface AliasModule {

    @Binds
    InstantSource clock(ServerClock clock);

    @Binds
    MeterRegistry registry(PrometheusMeterRegistry registry);

    @Binds
    AccessTokens accessTokens(ServerTokens tokens);
}
