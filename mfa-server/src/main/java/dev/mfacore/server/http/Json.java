package dev.mfacore.server.http;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonSerializable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON: trees, strict on the way in (one value, no member twice, bounded depth), and trees or plain text on the way out. */
public final class Json {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_NUMBER = 64;
    private static final int FIRST_CAPACITY = 512;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.threadLocalPool())
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /**
     * Reads one value.
     *
     * @throws HttpProblem 400 if the bytes are no JSON; it quotes nothing
     */
    public static JsonNode read(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            throw HttpProblem.badRequest("The body is not one well-formed JSON value.");
        }
    }

    /** Writes a value as UTF-8. */
    public static byte[] write(JsonNode value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** Writes an object as UTF-8, without a tree: the writer writes its members. */
    public static byte[] writeObject(Consumer<JsonGenerator> members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(FIRST_CAPACITY);
        try (JsonGenerator out = MAPPER.createGenerator(bytes)) {
            writeObject(members, out);
        }
        return bytes.toByteArray();
    }

    /** Makes a node that is nothing but written: the writer writes the members of an object. */
    public static JsonNode streamed(Consumer<JsonGenerator> members) {
        return JsonNodeFactory.instance.pojoNode(new JacksonSerializable.Base() {
            @Override
            public void serialize(JsonGenerator out, SerializationContext context) {
                writeObject(members, out);
            }

            @Override
            public void serializeWithType(JsonGenerator out, SerializationContext context, TypeSerializer types) {
                writeObject(members, out);
            }
        });
    }

    private static void writeObject(Consumer<JsonGenerator> members, JsonGenerator out) {
        out.writeStartObject();
        members.accept(out);
        out.writeEndObject();
    }

    /** Makes an empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Makes an array. */
    public static ArrayNode array(List<? extends JsonNode> items) {
        return JsonNodeFactory.instance.arrayNode().addAll(items);
    }
}
