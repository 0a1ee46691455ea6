package dev.mfacore.tck.process;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** One call after the other, in either direction. */
record Connection(Socket socket, DataInputStream in, DataOutputStream out) implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 120_000;

    static Connection to(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return of(socket);
    }

    static Connection of(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        return new Connection(
                socket,
                new DataInputStream(new BufferedInputStream(socket.getInputStream())),
                new DataOutputStream(new BufferedOutputStream(socket.getOutputStream())));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // Whoever closes it has done with it.
        }
    }
}
