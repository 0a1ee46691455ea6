package dev.mfacore.server;

import dev.mfacore.server.http.HttpPort;
import java.net.URI;

/** Both ports. Safe for use by any number of threads. */
public final class MfaServer implements AutoCloseable {

    private final HttpPort application;
    private final HttpPort admin;
    private final PublicAddress address;
    private final Readiness readiness;
    private final Runnable farewell;

    /** Joins two ports; {@code farewell} ends what their requests have left behind. */
    public MfaServer(
            HttpPort application, HttpPort admin, PublicAddress address, Readiness readiness, Runnable farewell) {
        this.application = application;
        this.admin = admin;
        this.address = address;
        this.readiness = readiness;
        this.farewell = farewell;
    }

    /**
     * Opens both ports, or neither.
     *
     * @throws dev.mfacore.server.http.PortException if that is not possible
     */
    public void start() {
        boolean started = false;
        try {
            application.start();
            address.setListening(application.uri());
            admin.start();
            readiness.setOpen(true);
            started = true;
        } finally {
            if (!started) {
                close();
            }
        }
    }

    /** Returns where applications call. */
    public URI applicationUri() {
        return application.uri();
    }

    /** Returns where operators call. */
    public URI adminUri() {
        return admin.uri();
    }

    /** Stops being ready, lets the requests at work finish, and closes. */
    @Override
    public void close() {
        readiness.setOpen(false);
        application.close();
        admin.close();
        farewell.run();
    }
}
