package dev.mfacore.adapter.authing.wiring;

import dagger.Module;
import dagger.Provides;
import dev.mfacore.adapter.authing.exchange.Exchanges;
import dev.mfacore.adapter.authing.transport.AnswerReader;
import dev.mfacore.adapter.authing.transport.CallRunner;
import dev.mfacore.adapter.authing.transport.Elsewhere;
import dev.mfacore.adapter.authing.transport.RequestFactory;
import dev.mfacore.adapter.authing.transport.Transport;
import jakarta.inject.Singleton;

/** Makes the parts, each once for a graph. */
@Module
final class AuthingHttpModule {

    private AuthingHttpModule() {}

    @Provides
    @Singleton
    static Exchanges exchanges(Settings settings) {
        return new Exchanges(settings.faces(), settings.scene());
    }

    @Provides
    @Singleton
    static RequestFactory requests(Settings settings) {
        return new RequestFactory(settings.base(), settings.identity());
    }

    @Provides
    @Singleton
    static Elsewhere elsewhere(Settings settings) {
        return new Elsewhere(settings.callers());
    }

    @Provides
    @Singleton
    static Transport transport(Settings settings, Elsewhere elsewhere) {
        return new Transport(settings.client(), elsewhere, settings.deadline(), settings.responseCap());
    }

    @Provides
    @Singleton
    static AnswerReader answers(Settings settings) {
        return new AnswerReader(settings.clock());
    }

    @Provides
    @Singleton
    static CallRunner runner(
            Settings settings,
            Exchanges exchanges,
            RequestFactory requests,
            Transport transport,
            AnswerReader answers,
            Elsewhere elsewhere) {
        return new CallRunner(exchanges, requests, transport, answers, elsewhere, settings.readRetries());
    }
}
