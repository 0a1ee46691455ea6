package dev.mfacore.adapter.authing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.authing.AuthingAnswer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Marked secrets go into every call, and come out in no log, exception or text form, however the server throws them back. */
class CanaryTest {

    private static final Logger OURS = Logger.getLogger("dev.mfacore");
    private final List<String> logged = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            synchronized (logged) {
                logged.add(line.getMessage() + trace(line.getThrown()));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    static List<Samples.Sample> samples() {
        return Samples.all();
    }

    @BeforeEach
    void listen() {
        OURS.setLevel(Level.ALL);
        OURS.setUseParentHandlers(false);
        OURS.addHandler(handler);
    }

    @AfterEach
    void leave() {
        OURS.removeHandler(handler);
        OURS.setUseParentHandlers(true);
        OURS.setLevel(null);
    }

    /** Answers that quote all that the request said, wherever a server could put it. */
    private static List<byte[]> echoes(Received request) {
        String all = request.header("authorization").orElse("") + request.text() + Samples.SECRETS;
        String json = Golden.json(all);
        byte[] latin1 = all.getBytes(StandardCharsets.ISO_8859_1);
        return List.of(
                Answers.json("{\"code\":6001,\"message\":" + json + "}"),
                Answers.json("{\"code\":9999,\"message\":" + json + "}"),
                Answers.json("{\"code\":1635,\"message\":" + json + ",\"data\":" + json + "}"),
                Answers.json("{\"code\":" + json + "}"),
                Answers.json("{\"code\":200,\"data\":" + json + "}"),
                Answers.json("{\"code\":200,\"data\":{\"id\":7,\"" + "x" + "\":" + json + "}}"),
                Answers.json("{" + json + ":1," + json + ":2}"),
                Answers.json("[" + json),
                Answers.json(500, json),
                Answers.whole(200, "Content-Type: " + all + "\r\n", latin1),
                Answers.whole(302, "Location: http://x/?" + all + "\r\n", latin1),
                ("HTTP/1.1 " + all + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1),
                ("HTTP/1.1 200 " + all + "\r\nContent-Length: " + all + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1),
                (all + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @MethodSource("samples")
    @Tag("SEC-05")
    @Tag("CLI-07")
    void nothingThatAServerThrowsBackComesOut(Samples.Sample sample) throws Exception {
        List<String> shown = new ArrayList<>();
        int kinds = echoes(new Received("GET", "/", Map.of(), new byte[0])).size();
        for (int i = 0; i < kinds; i++) {
            int kind = i;
            try (Peer peer = Peer.scripted((talk, request) -> {
                talk.send(echoes(request).get(kind));
                return false;
            })) {
                AuthingHttp client = Samples.client(peer.url()).build();
                AuthingAnswer<?> answer = client.call(sample.call());
                if (answer instanceof AuthingAnswer.Refusal<?> refusal) {
                    shown.add(refusal.message());
                }
                shown.add(answer.toString());
            } catch (RuntimeException e) {
                shown.add(trace(e));
            }
        }
        assertThat(shown).hasSizeGreaterThanOrEqualTo(kinds);
        assertThat(logged).as("something was logged at all").isNotEmpty();
        requireClean(sample, shown);
        requireClean(sample, logged);
    }

    /** The secrets of this very call: those of others never reached the client. */
    private static void requireClean(Samples.Sample sample, List<String> texts) {
        String own = sample.call().credential().bearer().orElseThrow().value();
        assertThat(texts).noneMatch(it -> it.contains(own));
        for (String secret : Samples.SECRETS) {
            if (isOf(sample, secret)) {
                assertThat(texts).as(secret).noneMatch(it -> it.contains(secret));
            }
        }
    }

    private static boolean isOf(Samples.Sample sample, String secret) {
        try (Peer peer = Peer.answering(request -> Answers.json("{\"code\":6001}"))) {
            Samples.client(peer.url()).build().call(sample.call());
            return Golden.json(peer.only().text()).contains(secret)
                    || peer.only().text().contains(secret);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @Tag("SEC-05")
    void textFormsHideWhatTheBuilderWasGiven() {
        AuthingHttpBuilder builder = AuthingHttp.builder(URI.create("https://example.authing.cn/base/"), "app")
                .header("X-Gateway-Key", "canary-gateway-key")
                .userPoolId("canary-pool");
        assertThat(builder).hasToString("AuthingHttpBuilder[https://example.authing.cn/base]");
        assertThat(builder.build()).hasToString("AuthingHttp[https://example.authing.cn/base]");
    }

    private static String trace(Throwable thrown) {
        if (thrown == null) {
            return "";
        }
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
