package dev.mfacore.bench.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The server, and its like that answer a constant: one that logs and one that does not. All see the same requests. */
final class Servers implements AutoCloseable {

    private static final String CONSTANT_USER = VerificationServer.user(0);

    private final VerificationServer server;
    private final ConstantServer logged;
    private final ConstantServer bare;
    private final LoadGenerator toServer;
    private final LoadGenerator toLogged;
    private final LoadGenerator toBare;
    private List<LoadRequest> requests = List.of();

    Servers(int users, int connections) {
        this.server = VerificationServer.start(users);
        byte[] answer = sample();
        this.logged = new ConstantServer(answer, server.log());
        this.bare = new ConstantServer(answer, record -> {});
        this.toServer = new LoadGenerator(server.uri(), connections);
        this.toLogged = new LoadGenerator(logged.uri(), connections);
        this.toBare = new LoadGenerator(bare.uri(), connections);
    }

    /** One real answer, which becomes the constant. */
    private byte[] sample() {
        try (LoadConnection connection = new LoadConnection(server.uri())) {
            return connection.body(server.nextRound().get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the requests of the next round. */
    void prepare() {
        requests = server.nextRound();
    }

    List<LoadRequest> requests() {
        return requests;
    }

    List<LoadRequest> constantRequests() {
        return requests.stream().map(it -> it.answeredFor(CONSTANT_USER)).toList();
    }

    LoadGenerator toServer() {
        return toServer;
    }

    LoadGenerator toLogged() {
        return toLogged;
    }

    LoadGenerator toBare() {
        return toBare;
    }

    @Override
    public void close() {
        toServer.close();
        toLogged.close();
        toBare.close();
        bare.close();
        logged.close();
        server.close();
    }
}
