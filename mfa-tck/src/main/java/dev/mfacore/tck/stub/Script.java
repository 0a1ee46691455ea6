package dev.mfacore.tck.stub;

import java.io.IOException;

/** What the stub does with a request. */
@FunctionalInterface
public interface Script {

    /**
     * Answers one request, or does otherwise. The connection then waits for another unless the script ended it.
     *
     * @param talk the connection
     * @param request the request
     * @throws IOException if the client has gone away
     */
    void serve(Talk talk, Received request) throws IOException;
}
