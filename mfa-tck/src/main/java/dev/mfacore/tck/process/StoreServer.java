package dev.mfacore.tck.process;

import dev.mfacore.port.StoreException;
import dev.mfacore.tck.StoreOpener;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** The process that has the stores: says on standard output where it listens, and ends when nobody holds its input. */
public final class StoreServer {

    private StoreServer() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        System.setOut(System.err);
        Constructor<? extends StoreOpener> constructor =
                Class.forName(arguments[0]).asSubclass(StoreOpener.class).getDeclaredConstructor();
        constructor.setAccessible(true);
        OpenStores stores = new OpenStores(constructor.newInstance());
        start(StoreServer::endWithTheParent);
        try (ServerSocket server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress())) {
            out.println(server.getLocalPort());
            out.flush();
            while (true) {
                Socket socket = server.accept();
                start(() -> serve(socket, stores));
            }
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "store-process");
        thread.setDaemon(true);
        thread.start();
    }

    private static void endWithTheParent() {
        try {
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            // Nobody is there either.
        }
        Runtime.getRuntime().halt(0);
    }

    private static void serve(Socket socket, OpenStores stores) {
        try (Connection connection = Connection.of(socket)) {
            while (true) {
                byte operation = connection.in().readByte();
                answer(connection, stores.asked(operation, connection.in()));
            }
        } catch (IOException e) {
            // The other side has hung up.
        }
    }

    private static void answer(Connection connection, OpenStores.Call call) throws IOException {
        ChildProcess.Question reply;
        byte kind = Wire.DONE;
        try {
            reply = call.run();
        } catch (Throwable e) {
            kind = e instanceof StoreException ? Wire.STORE_FAILED : Wire.THREW;
            String told = told(e);
            reply = out -> Wire.text(out, told);
        }
        connection.out().writeByte(kind);
        reply.write(connection.out());
        connection.out().flush();
    }

    /** Everything that an exception says, as the kit looks for secrets in it. */
    private static String told(Throwable thrown) {
        StringBuilder all = new StringBuilder();
        if (thrown instanceof StoreException) {
            all.append(thrown.getMessage());
        } else {
            all.append(thrown);
        }
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            all.append(", caused by ").append(cause);
        }
        return all.toString();
    }
}
