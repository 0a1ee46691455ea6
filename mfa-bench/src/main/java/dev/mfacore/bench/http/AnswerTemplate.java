package dev.mfacore.bench.http;

import dev.mfacore.bench.measure.WrongAnswerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The answer to a verification as our own server gives it, for a stub that puts other users into it.
 *
 * @param text one line of JSON, of {@code user-0}
 */
record AnswerTemplate(String text) {

    private static final String ID = "\"id\":\"" + VerificationServer.user(0) + "\"";

    AnswerTemplate {
        if (!text.contains(ID) || text.indexOf('\n') >= 0) {
            throw new WrongAnswerException("the template must be one line with " + ID);
        }
    }

    /** Asks a server that is started for it. */
    static AnswerTemplate ofOurServer() {
        try (VerificationServer server = VerificationServer.start(1);
                LoadConnection connection = new LoadConnection(server.uri())) {
            byte[] body = connection.body(server.nextRound().get(0));
            return new AnswerTemplate(new String(body, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] of(RemoteUser user) {
        return text.replace(ID, "\"id\":\"" + user.id() + "\"").getBytes(StandardCharsets.UTF_8);
    }
}
