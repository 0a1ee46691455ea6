package dev.mfacore.engine;

import dev.mfacore.MfaGateway;
import dev.mfacore.MfaToken;
import dev.mfacore.TransactionView;
import java.util.Objects;
import java.util.Optional;

/** The gateway on the application's own storage and delivery: checks the arguments and hands on to whoever does the job. */
final class LocalMfaGateway implements MfaGateway {

    private final Assembly engine;

    LocalMfaGateway(Assembly engine) {
        this.engine = engine;
    }

    @Override
    public Optional<TransactionView> inspect(MfaToken token) {
        return engine.inspector.inspect(given(token, "token"));
    }

    private static <T> T given(T argument, String name) {
        return Objects.requireNonNull(argument, () -> name + " must not be null");
    }
}
