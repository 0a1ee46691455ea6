package dev.mfacore.server.wiring;

import dagger.Module;
import dagger.Provides;
import dev.mfacore.Mfa;
import dev.mfacore.MfaAdmin;
import dev.mfacore.MfaGateway;
import dev.mfacore.MfaPolicy;
import dev.mfacore.MfaService;
import dev.mfacore.adapter.inmemory.EventLog;
import dev.mfacore.adapter.inmemory.InMemoryAuthenticatorStore;
import dev.mfacore.adapter.qr.QrPictures;
import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.OtpDelivery;
import dev.mfacore.port.UserNotifier;
import dev.mfacore.server.Keys;
import dev.mfacore.server.ServerOptions;
import dev.mfacore.server.ServerPolicy;
import dev.mfacore.server.Users;
import dev.mfacore.server.log.ServerLog;
import dev.mfacore.server.metrics.MfaMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;

/** The engine and what it stands on. */
@Module
final class EngineModule {

    private static final int EVENTS = 10_000;

    private EngineModule() {}

    @Provides
    @Singleton
    static AuthenticatorStore store(ServerLog log) {
        log.note(
                System.Logger.Level.WARNING,
                "all data is in memory: users, authenticators and sessions are gone when the server stops");
        return new InMemoryAuthenticatorStore();
    }

    @Provides
    @Singleton
    static Users users() {
        return new Users();
    }

    @Provides
    @Singleton
    static EventLog events() {
        return new EventLog(EVENTS);
    }

    @Provides
    @Singleton
    static MfaPolicy policy(ServerOptions options) {
        return ServerPolicy.of(options);
    }

    @Provides
    @Singleton
    static Mfa.Local engine(
            ServerOptions options,
            MfaPolicy policy,
            AuthenticatorStore store,
            Keys keys,
            OtpDelivery delivery,
            UserNotifier notifier,
            Users users,
            InstantSource clock,
            SecureRandom random,
            EventLog events,
            ServerLog log,
            MeterRegistry registry) {
        return Mfa.local()
                .issuer(options.issuer())
                .store(store)
                .keys(keys.engine())
                .recipientIndexKeys(keys.recipients())
                .policy(policy)
                .clock(clock)
                .random(random)
                .delivery(delivery)
                .notifier(notifier)
                .directory(users)
                .qrRenderer(QrPictures.defaults())
                .listener(events)
                .listener(log)
                .listener(new MfaMetrics(registry))
                .build();
    }

    @Provides
    static MfaService service(Mfa.Local engine) {
        return engine.service();
    }

    @Provides
    static MfaGateway gateway(Mfa.Local engine) {
        return engine.gateway();
    }

    @Provides
    static MfaAdmin admin(Mfa.Local engine) {
        return engine.admin();
    }
}
