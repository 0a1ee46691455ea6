package dev.mfacore.adapter.inmemory.wiring;

import dagger.Module;
import dagger.Provides;
import dev.mfacore.LocalMfaBuilder;
import dev.mfacore.Mfa;
import dev.mfacore.adapter.inmemory.EventLog;
import dev.mfacore.adapter.inmemory.InMemoryUserDirectory;
import dev.mfacore.adapter.inmemory.Outbox;
import dev.mfacore.adapter.inmemory.UserNotices;
import jakarta.inject.Singleton;

/** Makes the parts, each once for a graph, and the engine out of them. */
@Module
final class InMemoryModule {

    private InMemoryModule() {}

    @Provides
    @Singleton
    static Outbox outbox() {
        return new Outbox();
    }

    @Provides
    @Singleton
    static InMemoryUserDirectory directory() {
        return new InMemoryUserDirectory();
    }

    @Provides
    @Singleton
    static EventLog events() {
        return new EventLog();
    }

    @Provides
    @Singleton
    static UserNotices notices() {
        return new UserNotices();
    }

    @Provides
    @Singleton
    static Mfa.Local engine(
            Settings settings, Outbox outbox, InMemoryUserDirectory directory, EventLog events, UserNotices notices) {
        LocalMfaBuilder builder = Mfa.local()
                .issuer(settings.issuer())
                .store(settings.store())
                .keys(settings.keys())
                .recipientIndexKeys(settings.keys())
                .policy(settings.policy())
                .clock(settings.clock())
                .random(settings.random())
                .delivery(outbox)
                .directory(directory)
                .listener(events)
                .notifier(notices);
        settings.qrRenderer().ifPresent(builder::qrRenderer);
        return builder.build();
    }
}
