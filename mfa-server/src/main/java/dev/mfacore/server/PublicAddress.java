package dev.mfacore.server;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** How browsers reach the application port: as the settings say, else where it turned out to listen. */
public final class PublicAddress implements Supplier<URI> {

    private final Optional<URI> configured;
    private volatile Optional<URI> listening = Optional.empty();

    /** Takes what the settings say. */
    public PublicAddress(Optional<URI> configured) {
        this.configured = configured.map(it -> URI.create(it.toString().replaceFirst("/+$", "")));
    }

    /** Tells where the port listens. */
    public void setListening(URI address) {
        this.listening = Optional.of(address);
    }

    @Override
    public URI get() {
        return configured
                .or(() -> listening)
                .orElseThrow(() -> new IllegalStateException("the application port does not listen yet"));
    }
}
