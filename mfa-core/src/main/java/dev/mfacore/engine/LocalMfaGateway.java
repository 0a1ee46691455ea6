package dev.mfacore.engine;

import dev.mfacore.MfaGateway;
import dev.mfacore.MfaToken;
import dev.mfacore.Recipient;
import dev.mfacore.Sending;
import dev.mfacore.TransactionView;
import java.util.Objects;
import java.util.Optional;

/** The gateway on the application's own storage and delivery: checks the arguments and hands on to whoever does the job. */
final class LocalMfaGateway implements MfaGateway {

    private static final int MAX_SOURCE_LENGTH = 512;

    private final Assembly engine;

    LocalMfaGateway(Assembly engine) {
        this.engine = engine;
    }

    @Override
    public Optional<TransactionView> inspect(MfaToken token) {
        return engine.inspector.inspect(given(token, "token"));
    }

    @Override
    public Sending sendUnattached(Recipient recipient, Optional<String> source) {
        given(source, "source").ifPresent(LocalMfaGateway::requireSource);
        return engine.unattachedSender.send(given(recipient, "recipient"), source);
    }

    private static void requireSource(String address) {
        if (address.isBlank() || address.length() > MAX_SOURCE_LENGTH) {
            throw new IllegalArgumentException("source must be 1 to " + MAX_SOURCE_LENGTH
                    + " characters and not blank: leave it out where there is none");
        }
    }

    private static <T> T given(T argument, String name) {
        return Objects.requireNonNull(argument, () -> name + " must not be null");
    }
}
