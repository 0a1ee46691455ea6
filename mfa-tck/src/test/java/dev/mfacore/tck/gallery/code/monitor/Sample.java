package dev.mfacore.tck.gallery.code.monitor;

import java.io.IOException;
import java.net.Socket;

/** Holds its monitor over a remote call. */
public final class Sample {

    public synchronized boolean reaches(String host) {
        return connect(host);
    }

    private static boolean connect(String host) {
        try (Socket socket = new Socket(host, 25)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
