package dev.mfacore.server.sdk;

import dev.mfacore.server.node.NodeProject;
import dev.mfacore.server.wire.WireWorld;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A Node process with npm's {@code authing-js-sdk}, which makes one call of the SDK at a time. */
final class JavaScriptSdk implements AutoCloseable {

    private final WireWorld world;
    private final Process process;
    private final BufferedWriter in;
    private final BufferedReader out;

    JavaScriptSdk(WireWorld world) {
        this.world = world;
        this.process = NodeProject.ready().start("authing-sdk.cjs");
        this.in = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** What came of a call: a value, or what the SDK threw. */
    record Outcome(Optional<JsonNode> returned, JsonNode thrown) {
        JsonNode value() {
            return returned.orElseThrow(() -> new AssertionError("the SDK threw " + thrown.path("code")));
        }

        /** The code that callers of the SDK look at. */
        int code() {
            if (returned.isPresent()) {
                throw new AssertionError("the SDK returned a value");
            }
            return thrown.path("code").intValue();
        }
    }

    /** An operation of the part {@code mfa}, with that user's token in the client, if there is one. */
    Outcome mfa(Optional<String> token, String operation, Object... arguments) {
        return call(application(token, Optional.of("mfa"), operation, arguments));
    }

    /** An operation of the client itself. */
    Outcome client(Optional<String> token, String operation, Object... arguments) {
        return call(application(token, Optional.empty(), operation, arguments));
    }

    private static ObjectNode call(Optional<String> part, String operation, Object... arguments) {
        ObjectNode call = JsonMapper.shared().createObjectNode();
        part.ifPresent(it -> call.put("part", it));
        call.put("operation", operation);
        call.set("args", JsonMapper.shared().<JsonNode>valueToTree(List.of(arguments)));
        return call;
    }

    private ObjectNode application(
            Optional<String> token, Optional<String> part, String operation, Object... arguments) {
        ObjectNode call = call(part, operation, arguments);
        ObjectNode options = call.putObject("options");
        options.put("appId", WireWorld.APP)
                .put("appHost", world.applicationUri().toString());
        token.ifPresent(it -> options.put("token", it));
        return call;
    }

    /** A management operation, on the admin port. */
    Outcome management(String secret, String operation, Object... arguments) {
        ObjectNode call = call(Optional.of("mfa"), operation, arguments).put("management", true);
        call.set(
                "options",
                JsonMapper.shared()
                        .<JsonNode>valueToTree(Map.of(
                                "userPoolId",
                                WireWorld.POOL,
                                "secret",
                                secret,
                                "host",
                                world.adminUri().toString())));
        return call(call);
    }

    private Outcome call(ObjectNode call) {
        try {
            in.write(call.toString());
            in.newLine();
            in.flush();
            String line = out.readLine();
            if (line == null) {
                throw new AssertionError("node ended at " + call.path("operation"));
            }
            JsonNode outcome = JsonMapper.shared().readTree(line);
            return new Outcome(Optional.ofNullable(outcome.get("returned")), outcome.path("thrown"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        NodeProject.stop(process);
    }
}
